import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { ecb } from "../../../../jobs/fetch/sources/ecb/source.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { type ReplayRequest, startReplayServer } from "../../../support/replay-server.ts";

const file = readFileSync(`${packageRoot}/tests/fixtures/ecb/eurofxref-hist-90d.xml`, "utf8");
const validators = { etag: '"6200-59b7e"', "last-modified": "Mon, 06 Jan 2020 15:00:02 GMT" };

async function open({ assets = "", now = "2020-01-08T00:30:00Z" } = {}) {
  const server = await startReplayServer();
  let xml = file;
  server.answer(({ headers }) =>
    headers["if-none-match"] === validators.etag
      ? { status: 304, headers: validators }
      : { headers: { "content-type": "text/xml", ...validators }, body: xml },
  );
  const origins = { "https://www.ecb.europa.eu": server.origin };
  const bench = await FetchBench.open({ sources: [ecb], origins, env: { PULSO_ASSETS: assets }, now });
  return {
    bench,
    asked: () => server.requests.map(nameOf),
    setFile(next: string) {
      xml = next;
    },
    fetch: async (run: string, previous: string | null = null) => {
      const { records, coverage } = await bench.fetch({ run, previous, options: { sources: ["ecb"] } });
      return { records, coverage: coverage[0]! };
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

function nameOf({ url, headers }: ReplayRequest): string {
  return `${url.pathname.split("/").at(-1)}${headers["if-none-match"] ? " if changed" : ""}`;
}

test("the rates are closes of the catalogue's pairs with the euro first, and of no other", async () => {
  await using stand = await open();
  const { records, coverage } = await stand.fetch("2020-01-04T00");
  expect(coverage).toMatchObject({ state: "ok", bars: 16, newestAt: "2020-01-04T00:00:00.000Z" });
  expect(new Set(records.map(({ symbol }) => symbol))).toEqual(
    new Set(["EURUSD", "EURJPY", "EURGBP", "EURCHF"]),
  );
  expect(records.find(({ id }) => id === "ecb:bar:EURUSD:2019-12-31")).toMatchObject({
    class: "fx",
    close: 1.1234,
    currency: "USD",
  });
  expect(records[0]).not.toHaveProperty("open");
});

test("the long file first, then the short one, then only when it has changed", async () => {
  await using stand = await open();
  await stand.fetch("2020-01-04T00");
  const two = await stand.fetch("2020-01-06T18", "2020-01-04T00");
  expect(two.records).toEqual([]);
  const three = await stand.fetch("2020-01-07T00", "2020-01-06T18");
  expect(new Set(three.records.map(({ date }) => date))).toEqual(new Set(["2020-01-06"]));
  const four = await stand.fetch("2020-01-07T06", "2020-01-07T00");
  expect(four.records).toEqual([]);
  expect(four.coverage).toMatchObject({ state: "ok" });
  expect(stand.asked()).toEqual([
    "eurofxref-hist.xml",
    "eurofxref-hist-90d.xml",
    "eurofxref-hist-90d.xml",
    "eurofxref-hist-90d.xml if changed",
  ]);
});

test("a pair that is asked for later is read from ten years back, the others go on", async () => {
  await using stand = await open();
  await stand.fetch("2020-01-04T00");
  const options = { sources: ["ecb"], assets: ["EURPLN", "EURXXX"] };
  const two = await stand.bench.fetch({ run: "2020-01-05T00", previous: "2020-01-04T00", options });
  expect(two.records.map(({ symbol, date }) => `${symbol} ${date}`)).toEqual([
    "EURPLN 2020-01-03",
    "EURPLN 2020-01-02",
    "EURPLN 2019-12-31",
    "EURPLN 2019-12-30",
  ]);
  expect(two.coverage[0]?.message).toContain("EURXXX");
  expect(stand.asked()).toEqual(["eurofxref-hist.xml", "eurofxref-hist.xml"]);
});

test("after a pause longer than the short file, the long one fills it", async () => {
  await using stand = await open({ now: "2020-06-01T00:30:00Z" });
  await stand.fetch("2020-01-04T00");
  await stand.fetch("2020-06-01T00", "2020-01-04T00");
  expect(stand.asked()).toEqual(["eurofxref-hist.xml", "eurofxref-hist.xml"]);
});

test("a rate that is none is set aside once and the rest goes on", async () => {
  await using stand = await open();
  stand.setFile(file.replace('rate="1.1147"', 'rate="N/A"'));
  const one = await stand.fetch("2020-01-04T00");
  expect(one.coverage).toMatchObject({ state: "ok", bars: 15, quarantined: 1 });
  const two = await stand.fetch("2020-01-07T00", "2020-01-04T00");
  expect(two.coverage).toMatchObject({ bars: 4, quarantined: 0 });
});
