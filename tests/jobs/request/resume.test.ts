import { expect, test, vi } from "vitest";
import { yahoo } from "../../../jobs/fetch/sources/yahoo/source.ts";
import { firstRun, knownChart, openRequestStand, walk } from "../../support/request-stand.ts";

test("a host that is stopped in the middle leaves the request as it is, and the next one ends it", async () => {
  await using stand = await openRequestStand({ PULSO_MODELS: "naive" });
  await stand.publish(firstRun, null, ["HELD"]);
  const cookie = await stand.api.cookieOf("PLUS");
  let reached = () => {};
  const isReached = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const worker = await stand.startWorker({
    sources: [
      {
        ...yahoo,
        async *read(request) {
          reached();
          await new Promise((_, reject) =>
            request.signal.addEventListener("abort", () => reject(request.signal.reason), { once: true }),
          );
          yield { type: "note", message: "never said" };
        },
      },
    ],
  });
  const { id } = await stand.request("NEWS", cookie);
  await isReached;
  await worker[Symbol.asyncDispose]();
  expect(await stand.until(id, "backfilling")).toMatchObject({ code: null, counted: true, run_id: firstRun });
  await stand.startWorker();
  expect(await stand.until(id, "ready", "failed")).toMatchObject({ state: "ready", counted: true });
});

test("what a killed host had stored is not asked for again", async () => {
  await using stand = await openRequestStand({ PULSO_MODELS: "naive" });
  await stand.publish(firstRun, null, ["HELD"]);
  const worker = await stand.startWorker();
  const { id } = await stand.request("NEWS", await stand.api.cookieOf("PLUS"));
  await stand.until(id, "ready");
  await worker[Symbol.asyncDispose]();
  // As a kill between the lake and the database leaves it.
  await stand.api.dataSource.query("delete from bar where symbol = 'NEWS'");
  await stand.api.dataSource.query("delete from forecast where asset = 'NEWS'");
  await stand.api.dataSource.query("update asset_request set state = 'forecasting', progress = 0.8");
  stand.chartOf = () => ({ status: 500 });
  await stand.startWorker();
  expect(await stand.until(id, "ready", "failed")).toMatchObject({ state: "ready" });
  const [{ bars, forecasts }] = await stand.api.dataSource.query(
    "select (select count(*)::int from bar where symbol = 'NEWS') bars, (select count(*)::int from forecast where asset = 'NEWS') forecasts",
  );
  expect([bars, forecasts]).toEqual([587, 1]);
});

test("a request that has killed its host three times is given up; one that was left in order is not", async () => {
  await using stand = await openRequestStand({ PULSO_MODELS: "naive" });
  await stand.publish(firstRun, null, ["HELD"]);
  const cookie = await stand.api.cookieOf("PLUS");
  const [killing, well] = [await stand.request("NEWS", cookie), await stand.request("TWNA", cookie)];
  // As three kills leave it.
  const set = "update asset_request set state = 'forecasting', starts = $2 where id = $1";
  await stand.api.dataSource.query(set, [killing.id, 3]);
  await stand.api.dataSource.query(set, [well.id, 2]);
  await stand.startWorker();
  expect(await stand.until(killing.id, "ready", "failed")).toMatchObject({
    state: "failed",
    code: "internal",
    message: "it was begun 3 times and its host never came to its end",
    counted: false,
  });
  expect(await stand.until(well.id, "ready", "failed")).toMatchObject({ state: "ready" });
  const startsOf = async () =>
    (await stand.api.dataSource.query("select starts from asset_request where id = $1", [well.id]))[0].starts;
  await vi.waitFor(async () => expect(await startsOf()).toBe(0));
});

test("a database that goes away in the middle makes no request fail: it goes on when it is back", async () => {
  await using stand = await openRequestStand({ PULSO_MODELS: "naive" });
  await stand.publish(firstRun, null, ["HELD"]);
  await stand.api.dataSource.query(`
    CREATE FUNCTION go_away() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
    CREATE TRIGGER go_away BEFORE UPDATE ON asset_request FOR EACH ROW
      WHEN (NEW.state = 'forecasting') EXECUTE FUNCTION go_away()`);
  const worker = await stand.startWorker();
  const { id } = await stand.request("NEWS", await stand.api.cookieOf("PLUS"));
  await stand.until(id, "backfilling");
  await worker.look();
  expect(await stand.until(id, "backfilling", "failed")).toMatchObject({
    state: "backfilling",
    counted: true,
  });
  await stand.api.dataSource.query("DROP TRIGGER go_away ON asset_request");
  await worker.look();
  expect(await stand.until(id, "ready", "failed")).toMatchObject({ state: "ready", counted: true });
  const [{ bars }] = await stand.api.dataSource.query(
    "select count(*)::int as bars from bar where symbol = 'NEWS'",
  );
  expect(bars).toBe(587);
});

test("a source's nonsense ends its request with an error and holds up none behind it", async () => {
  await using stand = await openRequestStand({ PULSO_MODELS: "naive" });
  await stand.publish(firstRun, null, ["HELD"]);
  stand.chartOf = (symbol) =>
    symbol === "TWNA"
      ? { body: JSON.stringify({ chart: { result: null, error: { code: "x\0", description: "No\0data" } } }) }
      : knownChart(symbol);
  const cookie = await stand.api.cookieOf("PLUS");
  const first = await stand.request("TWNA", cookie);
  const second = await stand.request("NEWS", cookie);
  await stand.startWorker();
  expect(await stand.until(second.id, "ready", "failed")).toMatchObject({ state: "ready" });
  expect(await stand.until(first.id, "failed")).toMatchObject({ counted: false });
});

test("before the first published run a request waits, and goes on when there is one", async () => {
  await using stand = await openRequestStand({ PULSO_MODELS: "naive" });
  const worker = await stand.startWorker();
  const { id } = await stand.request("NEWS", await stand.api.cookieOf("FREE"));
  await worker.look();
  expect(await stand.until(id, "queued")).toMatchObject({
    message: "waits for the first run that its tier shows",
  });
  await stand.publish(firstRun, null, ["HELD"]);
  await worker.look();
  expect(await stand.until(id, "ready", "failed")).toMatchObject({ state: "ready", run_id: firstRun });
});

test("a class without a stored model is ready with its prices, and says when forecasts come", async () => {
  await using stand = await openRequestStand({ PULSO_MODELS: "naive" });
  await stand.publish(firstRun, null, ["HELD"]);
  await stand.startWorker();
  stand.chartOf = (symbol) => ({
    body: String(knownChart(symbol).body).replace('"EQUITY"', '"CRYPTOCURRENCY"'),
  });
  const { id } = await stand.request("NEWS", await stand.api.cookieOf("PLUS"));
  const ready = await stand.until(id, "ready", "failed");
  expect(ready).toMatchObject({ state: "ready", code: "model.missing" });
  expect(ready.message).toContain("forecasts come with the next run");
});

test("without a live source it is noted for the runs to come, and said what to set", async () => {
  await using stand = await openRequestStand({ PULSO_SOURCES: "sample" });
  await stand.startWorker();
  const { id } = await stand.request("NEWS", await stand.api.cookieOf("FREE"));
  const failed = await stand.until(id, "failed");
  expect(failed).toMatchObject({ code: "asset.no_prices", counted: false });
  expect(failed.message).toContain("PULSO_SOURCES=yahoo");
  const noted = await stand.api.dataSource.query("select symbol from asset where requested_at is not null");
  expect(noted).toEqual([{ symbol: "NEWS" }]);
  expect(stand.yahoo.requests).toEqual([]);
});

test("the next run that brings the asset is the truth from then on, and takes nothing from the run before", async () => {
  await using stand = await openRequestStand({ PULSO_MODELS: "naive" });
  await stand.publish(firstRun, null, ["HELD"]);
  await stand.startWorker();
  const free = await stand.api.cookieOf("FREE");
  const { id } = await stand.request("NEWS", free);
  await stand.until(id, "ready");
  const second = "2020-01-02T00";
  await stand.publish(second, firstRun, ["HELD", "NEWS"]);
  const bars = await stand.api.dataSource.query(
    "select run_id, count(*)::int as n, min(date)::text as first from bar where symbol = 'NEWS' group by run_id order by run_id",
  );
  // What is equal to the request's bars is no new version: only the day that has come is.
  expect(bars).toEqual([
    { run_id: firstRun, n: 587, first: walk.dates[0] },
    { run_id: second, n: 1, first: "2020-01-01" },
  ]);
  const close = '{ asset(symbol: "NEWS") { lastClose { date } forecasts { lastCloseDate } } }';
  const seenBy = async (cookie: string) => (await stand.api.ask({ query: close, cookie })).data.asset;
  expect((await seenBy(free)).lastClose.date).toBe("2019-12-31");
  expect((await seenBy(await stand.api.cookieOf("PRO"))).lastClose.date).toBe("2020-01-01");
  const forecasts = await stand.api.dataSource.query(
    "select run_id, last_close_date::text from forecast where asset = 'NEWS' order by run_id",
  );
  expect(forecasts).toEqual([
    { run_id: firstRun, last_close_date: "2019-12-31" },
    { run_id: second, last_close_date: "2020-01-01" },
  ]);
});
