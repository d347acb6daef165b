import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPredictDetail } from "../../../jobs/predict/detail.ts";
import {
  fields,
  firstRun,
  knownChart,
  openRequestStand,
  type RequestStand,
  walk,
} from "../../support/request-stand.ts";
import { connectSocket, subscribe } from "../../support/socket-client.ts";

let stand: RequestStand;
let versions: Record<string, string>;

beforeAll(async () => {
  stand = await openRequestStand();
  const manifest = await stand.publish(firstRun, null, ["HELD"]);
  versions = Object.fromEntries(
    readPredictDetail(manifest).models.map(({ model, version }) => [model, version]),
  );
  await stand.startWorker();
});
afterAll(async () => stand[Symbol.asyncDispose]());

const barsOf = (symbol: string) =>
  stand.api.dataSource.query(
    "select date::text, run_id, close, adj_close, source from bar where symbol = $1 order by date",
    [symbol],
  );
const forecastsOf = (symbol: string) =>
  stand.api.dataSource.query(
    "select model, model_version, run_id, last_close_date::text, mean, q025, q975 from forecast where asset = $1 order by model",
    [symbol],
  );

describe("a symbol of the catalogue", () => {
  test("gets its prices up to the run's slot and forecasts by the run's stored models", async () => {
    const cookie = await stand.api.cookieOf("PRO");
    const asked = await stand.request("news", cookie);
    expect(asked).toMatchObject({ state: "QUEUED", symbol: "NEWS", asset: { name: "Newcomer Corp." } });
    expect(await stand.until(asked.id, "ready", "failed")).toMatchObject({
      state: "ready",
      progress: 1,
      code: null,
    });
    const bars = await barsOf("NEWS");
    const dates = walk.dates.filter((date) => date < "2020-01-01");
    expect(bars.map(({ date }: { date: string }) => date)).toEqual(dates);
    expect(bars[0]).toMatchObject({ run_id: firstRun, close: walk.closes[0], source: "yahoo" });
    const forecasts = await forecastsOf("NEWS");
    expect(
      forecasts.map(({ model, model_version }: Record<string, string>) => [model, model_version]),
    ).toEqual(["linear", "mlp", "naive"].map((model) => [model, versions[model]]));
    for (const { last_close_date, mean, q025, q975 } of forecasts) {
      expect(last_close_date).toBe("2019-12-31");
      expect(mean).toHaveLength(365);
      for (const day of [10, 60, 365]) {
        expect(q025[day - 1]).toBeLessThan(mean[day - 1]);
        expect(q975[day - 1]).toBeGreaterThan(mean[day - 1]);
      }
    }
    const { data } = await stand.api.ask({
      query:
        '{ asset(symbol: "NEWS") { currency requestedAt lastClose { date close } } forecast(symbol: "NEWS", targetDate: "2020-03-01", model: MLP) { forecast { model } path { date } } }',
      cookie,
    });
    expect(data.asset).toMatchObject({ currency: "EUR", lastClose: { date: "2019-12-31" } });
    expect(data.forecast.path.at(-1)).toEqual({ date: "2020-03-01" });
  });

  test("asked again, even by another user, costs nothing and asks no source", async () => {
    const cookie = await stand.api.cookieOf("FREE");
    const requestsBefore = stand.yahoo.requests.length;
    for (let times = 0; times < 3; times += 1)
      expect(await stand.request("NEWS", cookie)).toMatchObject({ state: "READY", progress: 1 });
    const [{ n, counted }] = await stand.api.dataSource.query(
      "select count(*)::int as n, count(*) filter (where counted)::int as counted from asset_request r join app_user u on u.id = r.user_id where u.tier = 'FREE' and symbol = 'NEWS'",
    );
    expect([n, counted]).toEqual([1, 0]);
    expect(stand.yahoo.requests).toHaveLength(requestsBefore);
  });

  test("what it brought lies in the lake, listed with its hash", async () => {
    const [{ id }] = await stand.api.dataSource.query(
      "select id from asset_request where symbol = 'NEWS' and counted",
    );
    const manifest = JSON.parse(await stand.lake.text(`manifests/request=${id}.json`));
    expect(manifest).toMatchObject({
      symbol: "NEWS",
      run: firstRun,
      source: "yahoo",
      objects: [{ rows: 587 }],
    });
    const listed: string[] = [];
    for await (const { path } of stand.lake.store.list(`raw/request=${id}/`)) listed.push(path);
    expect(manifest.objects.map(({ path }: { path: string }) => path)).toEqual(listed);
  });
});

describe("a name", () => {
  test("that two assets share is asked back with both, and the symbol settles it", async () => {
    const cookie = await stand.api.cookieOf("PLUS");
    const { id } = await stand.request("Twin", cookie);
    await stand.until(id, "ambiguous");
    const { data } = await stand.api.ask({ query: `{ assetRequest(id: "${id}") { ${fields} } }`, cookie });
    expect(data.assetRequest).toMatchObject({ state: "AMBIGUOUS", symbol: null, asset: null });
    expect(data.assetRequest.candidates).toMatchObject([
      { symbol: "TWNA", class: "STOCK", source: "catalogue" },
      { symbol: "TWNB", class: "STOCK", source: "catalogue" },
    ]);
    const chosen = await stand.request("TWNB", cookie);
    expect(await stand.until(chosen.id, "ready", "failed")).toMatchObject({ state: "ready", symbol: "TWNB" });
  });

  test("of one company only goes on at once, legal suffix or not", async () => {
    const { id } = await stand.request("the newcomer", await stand.api.cookieOf("PLUS"));
    expect(await stand.until(id, "ready", "failed")).toMatchObject({
      state: "ready",
      symbol: "NEWS",
      counted: false,
    });
  });

  test("that nobody has is not found, and counts nothing", async () => {
    stand.found = [];
    const { id } = await stand.request("Zzyzx Unheard Of", await stand.api.cookieOf("FREE"));
    expect(await stand.until(id, "failed")).toMatchObject({ code: "asset.not_found", counted: false });
  });

  test("outside the catalogue is found by Yahoo's search, and becomes an asset as the search told it", async () => {
    stand.found = [
      { symbol: "SAP.DE", shortname: "SAP SE", exchange: "GER" },
      { symbol: "SAP240621C00170000", shortname: "SAP call", quoteType: "OPTION" },
    ];
    const cookie = await stand.api.cookieOf("PRO");
    const { id } = await stand.request("Sap Walldorf", cookie);
    expect(await stand.until(id, "ready", "failed")).toMatchObject({ state: "ready", symbol: "SAP.DE" });
    const { data } = await stand.api.ask({
      query: '{ asset(symbol: "SAP.DE") { name class exchange currency lastClose { date } } }',
      cookie,
    });
    expect(data.asset).toEqual({
      name: "SAP SE",
      class: "STOCK",
      exchange: "GER",
      currency: "EUR",
      lastClose: { date: "2019-12-31" },
    });
  });
});

test("a source that fails is named with its code, and the request counts nothing", async () => {
  for (const [status, code] of [
    [429, "source.throttled"],
    [503, "source.unavailable"],
  ] as const) {
    stand.chartOf = () => ({ status });
    const { id } = await stand.request("TWNA", await stand.api.cookieOf("FREE"));
    expect(await stand.until(id, "failed")).toMatchObject({ code, counted: false });
  }
});

test("an asset that no source has prices of is said so, and no later run asks for it", async () => {
  const body = '{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found"}}}';
  stand.chartOf = () => ({ status: 404, headers: { "content-type": "application/json" }, body });
  const { id } = await stand.request("TWNA", await stand.api.cookieOf("FREE"));
  expect(await stand.until(id, "failed")).toMatchObject({ code: "asset.no_prices", counted: false });
  const [asset] = await stand.api.dataSource.query("select requested_at from asset where symbol = 'TWNA'");
  expect(asset).toEqual({ requested_at: null });
});

test("a subscriber is told the states in their order, the last one included", async () => {
  stand.chartOf = knownChart;
  const cookie = await stand.api.cookieOf("PRO");
  const { id } = await stand.request("TWNA", cookie);
  const client = connectSocket(stand.api.url, { cookie });
  const { events, ended } = subscribe(
    client,
    `subscription { assetRequestUpdated(id: "${id}") { state progress asset { symbol } } }`,
  );
  expect(await ended).toBe("complete");
  await client.dispose();
  const told = events.map(({ data }) => data.assetRequestUpdated);
  const order = ["QUEUED", "BACKFILLING", "FORECASTING", "READY"];
  expect(told.at(-1)).toMatchObject({ state: "READY", progress: 1, asset: { symbol: "TWNA" } });
  const places = told.map(({ state }) => order.indexOf(state));
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
});
