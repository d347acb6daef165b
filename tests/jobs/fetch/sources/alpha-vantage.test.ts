import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { packageRoot } from "../../../../core/package-root.ts";
import { alphaVantage } from "../../../../jobs/fetch/sources/alpha-vantage/source.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { startReplayServer } from "../../../support/replay-server.ts";
import { hasShared, sharedFolder } from "../../../support/shared-data.ts";

const key = "MADEUPKEY1234567";
const recorded = "data/fixtures/alpha_vantage";
const fixture = (name: string) =>
  readFileSync(`${packageRoot}/tests/fixtures/alpha-vantage/${name}.json`, "utf8");
const refusals = z.record(z.string(), z.unknown()).parse(JSON.parse(fixture("refusals")));
const refusal = (name: string) => JSON.stringify(refusals[name]);
const noNews = '{"items":"0","feed":[]}';

interface Call {
  function: string;
  symbol?: string;
  outputsize?: string;
  time_from?: string;
}
const callSchema = z.object({
  function: z.string(),
  symbol: z.string().optional(),
  outputsize: z.string().optional(),
  time_from: z.string().optional(),
});

async function open(assets: string, answer: (call: Call) => string, env: Record<string, string> = {}) {
  const server = await startReplayServer();
  const calls: string[] = [];
  server.answer(({ url }) => {
    const call = callSchema.parse(Object.fromEntries(url.searchParams));
    const { outputsize = "", symbol = "" } = call;
    calls.push([call.function, symbol, outputsize].filter(Boolean).join(" "));
    return { headers: { "content-type": "application/json" }, body: answer(call) };
  });
  const bench = await FetchBench.open({
    sources: [alphaVantage],
    origins: { "https://www.alphavantage.co": server.origin },
    env: { ALPHA_VANTAGE_API_KEY: key, PULSO_ASSETS: assets, ...env },
    now: "2014-06-11T00:00:05Z",
  });
  return {
    bench,
    server,
    calls,
    fetch: async (run: string, previous: string | null = null) => {
      const fetched = await bench.fetch({ run, previous, options: { sources: ["alpha-vantage"] } });
      expect(JSON.stringify(fetched)).not.toContain(key);
      return { ...fetched, coverage: fetched.coverage[0]! };
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const isNews = (call: Call) => call.function === "NEWS_SENTIMENT";

test("without a key it is skipped, and says which", async () => {
  await using stand = await open("AAPL", () => noNews, { ALPHA_VANTAGE_API_KEY: "" });
  const { coverage } = await stand.fetch("2014-06-11T00");
  expect(coverage).toMatchObject({ state: "skipped", message: "ALPHA_VANTAGE_API_KEY is not set" });
  expect(stand.calls).toEqual([]);
});

test("articles come with our symbols and the medium's name, without authors", async () => {
  await using stand = await open("AAPL", (call) =>
    isNews(call) ? fixture("NEWS_SENTIMENT") : '{"Time Series (Daily)":{}}',
  );
  const { records, quarantined, coverage } = await stand.fetch("2014-06-11T00");
  expect(coverage).toMatchObject({ state: "ok", records: 2, quarantined: 1 });
  expect(records[0]).toMatchObject({
    kind: "news",
    channel: "Medium",
    title: "Headline 1 & more",
    text: "Summary of article 1 ...",
    publishedAt: "2014-06-10T01:00:00.000Z",
    tickers: ["AAPL", "BTC", "EURUSD", "BRK-B"],
    redistribute: "ids",
  });
  expect(JSON.stringify(records)).not.toContain("A Person");
  expect(quarantined).toMatchObject([{ code: "record.invalid", raw: { title: "no address" } }]);
  const [asked] = stand.server.requests;
  expect(asked?.url.searchParams.get("time_from")).toBe("20140608T0000");
  expect(asked?.url.searchParams.get("time_to")).toBe("20140611T0000");
  expect(asked?.url.searchParams.get("sort")).toBe("EARLIEST");
});

test("what comes into the feed late is still taken, what was given is not given again", async () => {
  const feed = JSON.parse(fixture("NEWS_SENTIMENT")).feed.slice(0, 2);
  feed[0].time_published = "20140610T230000";
  feed[1].time_published = "20140610T233000";
  const shown = [feed[1]];
  await using stand = await open("AAPL", (call) =>
    isNews(call) ? JSON.stringify({ items: `${shown.length}`, feed: shown }) : '{"Time Series (Daily)":{}}',
  );
  const one = await stand.fetch("2014-06-11T00");
  expect(one.records.map(({ url }) => url)).toEqual(["https://medium.example/article-2"]);
  shown.unshift(feed[0]);
  stand.bench.now = new Date("2014-06-11T06:00:05Z");
  const two = await stand.fetch("2014-06-11T06", "2014-06-11T00");
  expect(two.records.map(({ url }) => url)).toEqual(["https://medium.example/article-1"]);
  expect(stand.server.requests.at(-1)?.url.searchParams.get("time_from")).toBe("20140610T2200");
});

test("a full page is followed by one from its last minute on, to the end", async () => {
  const item = (at: number) => ({
    title: `Headline ${at}`,
    url: `https://medium.example/${at}`,
    time_published: `20140610T${String(Math.floor(at / 60)).padStart(2, "0")}${String(at % 60).padStart(2, "0")}00`,
    source: "Medium",
  });
  const all = Array.from({ length: 1_300 }, (_, at) => item(at));
  await using stand = await open("AAPL", (call) => {
    if (!isNews(call)) return '{"Time Series (Daily)":{}}';
    const found = all
      .filter(({ time_published }) => time_published >= (call.time_from ?? ""))
      .slice(0, 1_000);
    return JSON.stringify({ items: `${found.length}`, feed: found });
  });
  const { coverage, manifest } = await stand.fetch("2014-06-11T00");
  expect(coverage).toMatchObject({ state: "ok", records: 1_300 });
  expect(manifest.counts).toMatchObject({ out: 1_300, duplicate: 0 });
  expect(stand.calls.filter((call) => call === "NEWS_SENTIMENT")).toHaveLength(2);
});

test("more articles in one minute than a page holds are passed by with a gap, never asked for ever", async () => {
  const feed = Array.from({ length: 1_000 }, (_, at) => ({
    title: `Headline ${at}`,
    url: `https://medium.example/${at}`,
    time_published: "20140608T000000",
    source: "Medium",
  }));
  await using stand = await open("AAPL", (call) => {
    if (!isNews(call)) return '{"Time Series (Daily)":{}}';
    return call.time_from === "20140608T0000" ? JSON.stringify({ items: "1000", feed }) : noNews;
  });
  const { coverage } = await stand.fetch("2014-06-11T00");
  expect(coverage).toMatchObject({ state: "partial", records: 1_000 });
  expect(coverage.message).toContain("more than 1000 articles");
  expect(stand.calls).toHaveLength(3);
});

test("no articles is an empty page, not an error", async () => {
  await using stand = await open("AAPL", (call) =>
    isNews(call) ? refusal("noArticles") : fixture("TIME_SERIES_DAILY_ADJUSTED"),
  );
  expect((await stand.fetch("2014-06-11T00")).coverage).toMatchObject({ state: "ok", records: 6 });
});

test("prices are as traded, with dividend and split on their days", async () => {
  await using stand = await open("AAPL", (call) =>
    isNews(call) ? noNews : fixture("TIME_SERIES_DAILY_ADJUSTED"),
  );
  const { records } = await stand.fetch("2014-06-11T00");
  const byDate = new Map(records.map((record) => [record.date, record]));
  expect(byDate.get("2014-06-06")).toMatchObject({
    id: "alpha-vantage:bar:AAPL:2014-06-06",
    class: "stock",
    close: 645.57,
    adjClose: 20.7761,
    closeBasis: "traded",
    volume: 12_497_800,
  });
  expect(byDate.get("2014-06-09")).toMatchObject({ close: 93.7, split: 7.00000700001 });
  expect(byDate.get("2014-05-08")).toMatchObject({ dividend: 3.29 });
  expect(byDate.get("2014-05-09")).not.toHaveProperty("dividend");
  expect(byDate.get("2014-05-09")).not.toHaveProperty("split");
});

test("pairs and coins have series of their own", async () => {
  await using stand = await open("EURUSD,BTC", (call) => {
    if (isNews(call)) return noNews;
    return fixture(call.function);
  });
  const { records } = await stand.fetch("2014-06-11T00");
  expect(
    records.map(({ symbol, class: kind, date, close, currency }) => [symbol, kind, date, close, currency]),
  ).toEqual([
    ["EURUSD", "fx", "2014-06-09", 1.3592, "USD"],
    ["EURUSD", "fx", "2014-06-10", 1.3546, "USD"],
    ["BTC", "crypto", "2014-06-09", 650.1, "USD"],
    ["BTC", "crypto", "2014-06-10", 655.3, "USD"],
  ]);
  expect(stand.calls).toEqual(["NEWS_SENTIMENT", "FX_DAILY full", "DIGITAL_CURRENCY_DAILY BTC"]);
});

/** As a free key is answered. */
function freeAnswer(call: Call): string {
  if (isNews(call)) return noNews;
  if (call.function === "TIME_SERIES_DAILY_ADJUSTED") return refusal("adjustedIsPremium");
  return call.outputsize === "full" ? refusal("fullIsPremium") : fixture(call.function);
}

test("a free key's plan is learnt once: the plain series, its last 100 days, the lists of actions, and a note", async () => {
  await using stand = await open("AAPL,MSFT", freeAnswer);
  const { records, coverage } = await stand.fetch("2014-06-11T00");
  expect(coverage).toMatchObject({ state: "ok", bars: 12 });
  expect(coverage.message).toContain("the key's plan has no adjusted closes and only the last 100 days");
  expect(records[0]).not.toHaveProperty("adjClose");
  const actions = records.filter(({ symbol, dividend, split }) => symbol === "AAPL" && (dividend || split));
  expect(actions.map(({ date, dividend, split }) => [date, dividend, split])).toEqual([
    ["2014-05-08", 3.29, undefined],
    ["2014-06-09", undefined, 7],
  ]);
  expect(stand.calls).toEqual([
    "NEWS_SENTIMENT",
    "TIME_SERIES_DAILY_ADJUSTED AAPL full",
    "TIME_SERIES_DAILY AAPL full",
    "TIME_SERIES_DAILY AAPL compact",
    "SPLITS AAPL",
    "DIVIDENDS AAPL",
    "TIME_SERIES_DAILY MSFT compact",
    "SPLITS MSFT",
    "DIVIDENDS MSFT",
  ]);
  stand.bench.now = new Date("2014-06-12T00:00:05Z");
  await stand.fetch("2014-06-12T00", "2014-06-11T00");
  expect(stand.calls.slice(10)).toEqual(["TIME_SERIES_DAILY AAPL compact", "TIME_SERIES_DAILY MSFT compact"]);
});

/** A free key's days of Apple up to one, as a run of the day after sees them. */
function freeUpTo(last: () => string, splits: () => string = () => fixture("SPLITS")) {
  return (call: Call) => {
    if (call.function === "SPLITS") return splits();
    if (call.function !== "TIME_SERIES_DAILY" || call.outputsize === "full") return freeAnswer(call);
    const series = JSON.parse(fixture("TIME_SERIES_DAILY"));
    const days = Object.entries(series["Time Series (Daily)"]).filter(([date]) => date <= last());
    return JSON.stringify({ ...series, "Time Series (Daily)": Object.fromEntries(days) });
  };
}

test("closes that look like a split are asked about at once, not a week later", async () => {
  let last = "2014-06-06";
  await using stand = await open(
    "AAPL",
    freeUpTo(() => last),
  );
  stand.bench.now = new Date("2014-06-07T00:00:05Z");
  await stand.fetch("2014-06-07T00");
  last = "2014-06-09";
  stand.bench.now = new Date("2014-06-10T00:00:05Z");
  const { records } = await stand.fetch("2014-06-10T00", "2014-06-07T00");
  expect(records).toMatchObject([{ date: "2014-06-09", close: 93.7, split: 7 }]);
});

test("an action that is listed only later comes with its bar once more", async () => {
  let last = "2014-06-09";
  let splits = '{"symbol":"AAPL","data":[]}';
  await using stand = await open(
    "AAPL",
    freeUpTo(
      () => last,
      () => splits,
    ),
  );
  stand.bench.now = new Date("2014-06-10T00:00:05Z");
  const one = await stand.fetch("2014-06-10T00");
  expect(one.records.some(({ split }) => split)).toBe(false);
  splits = fixture("SPLITS");
  last = "2014-06-10";
  stand.bench.now = new Date("2014-06-17T00:00:05Z");
  const two = await stand.fetch("2014-06-17T00", "2014-06-10T00");
  expect(two.records.map(({ date, split, dividend }) => [date, split, dividend])).toEqual([
    ["2014-06-09", 7, undefined],
    ["2014-06-10", undefined, undefined],
  ]);
});

test("an action that cannot be read is a gap, a plan without the lists a note", async () => {
  const broken = '{"symbol":"AAPL","data":[{"effective_date":"2014-06-09","split_factor":"None"}]}';
  await using stand = await open(
    "AAPL",
    freeUpTo(
      () => "2014-06-10",
      () => broken,
    ),
  );
  const one = await stand.fetch("2014-06-11T00");
  expect(one.coverage).toMatchObject({ state: "partial", code: "source.rejected", bars: 6 });
  await using poor = await open(
    "AAPL",
    freeUpTo(
      () => "2014-06-10",
      () => refusal("adjustedIsPremium"),
    ),
  );
  const two = await poor.fetch("2014-06-11T00");
  expect(two.coverage).toMatchObject({ state: "ok", bars: 6 });
  expect(two.coverage.message).toContain("no dividends and splits");
});

test("a plan that has become better fills what was short", async () => {
  let isPaid = false;
  const older = JSON.parse(fixture("TIME_SERIES_DAILY_ADJUSTED"));
  older["Time Series (Daily)"]["2013-01-02"] = older["Time Series (Daily)"]["2014-05-07"];
  await using stand = await open("AAPL", (call) => {
    if (isNews(call)) return noNews;
    if (isPaid) return call.outputsize === "full" ? JSON.stringify(older) : fixture(call.function);
    return call.outputsize === "full" ? refusal("fullIsPremium") : fixture(call.function);
  });
  await stand.fetch("2014-06-11T00");
  isPaid = true;
  stand.bench.now = new Date("2014-06-18T00:00:05Z");
  const { records } = await stand.fetch("2014-06-18T00", "2014-06-11T00");
  expect(records.map(({ date }) => date)).toContain("2013-01-02");
});

test("each symbol is asked once a day, only for what is new, and a whole series only at first", async () => {
  const series = JSON.parse(fixture("TIME_SERIES_DAILY_ADJUSTED"));
  await using stand = await open("AAPL", (call) => (isNews(call) ? noNews : JSON.stringify(series)));
  expect((await stand.fetch("2014-06-11T00")).records).toHaveLength(6);
  stand.bench.now = new Date("2014-06-11T18:00:05Z");
  expect((await stand.fetch("2014-06-11T18", "2014-06-11T00")).records).toEqual([]);
  stand.bench.now = new Date("2014-06-12T00:00:05Z");
  series["Time Series (Daily)"]["2014-06-11"] = series["Time Series (Daily)"]["2014-06-10"];
  series["Time Series (Daily)"]["2014-06-12"] = series["Time Series (Daily)"]["2014-06-10"];
  const three = await stand.fetch("2014-06-12T00", "2014-06-11T18");
  expect(three.records.map(({ date }) => date)).toEqual(["2014-06-11"]);
  expect(stand.calls.filter((call) => call !== "NEWS_SENTIMENT")).toEqual([
    "TIME_SERIES_DAILY_ADJUSTED AAPL full",
    "TIME_SERIES_DAILY_ADJUSTED AAPL compact",
  ]);
});

test("a budget smaller than the list goes round: who waits longest is asked first", async () => {
  const asked = () =>
    stand.calls.filter((call) => call !== "NEWS_SENTIMENT").map((call) => call.split(" ")[1]);
  await using stand = await open(
    "AAPL,MSFT,NVDA,TSLA,JPM",
    (call) => (isNews(call) ? noNews : fixture("TIME_SERIES_DAILY_ADJUSTED")),
    { PULSO_BUDGETS: "alpha-vantage.requestsPerDay=4" },
  );
  const one = await stand.fetch("2014-06-11T00");
  expect(one.coverage).toMatchObject({ state: "over_budget", code: "source.budget", bars: 18 });
  expect(asked()).toEqual(["AAPL", "MSFT", "NVDA"]);
  stand.bench.now = new Date("2014-06-12T00:00:05Z");
  await stand.fetch("2014-06-12T00", "2014-06-11T00");
  expect(asked().slice(3)).toEqual(["TSLA", "JPM", "AAPL"]);
});

test.each([
  ["daySpent", "over_budget", "source.budget"],
  ["keyRefused", "failed", "source.unauthorized"],
  ["patience", "failed", "source.throttled"],
  ["patienceOfOld", "failed", "source.throttled"],
])(
  "the sentence %s with status 200 makes the source %s, without naming the key",
  async (name, state, code) => {
    await using stand = await open("AAPL,MSFT", () => refusal(name));
    const { coverage } = await stand.fetch("2014-06-11T00");
    expect(coverage).toMatchObject({ state, code, records: 0 });
    expect(new Set(stand.calls)).toEqual(new Set(["NEWS_SENTIMENT"]));
  },
);

test("a sentence that asks for patience once is got over", async () => {
  let isFirst = true;
  await using stand = await open("AAPL", (call) => {
    if (!isNews(call)) return '{"Time Series (Daily)":{}}';
    const answer = isFirst ? refusal("patience") : fixture("NEWS_SENTIMENT");
    isFirst = false;
    return answer;
  });
  expect((await stand.fetch("2014-06-11T00")).coverage).toMatchObject({ state: "ok", records: 2 });
  expect(stand.bench.waitsMs).toEqual([1_000]);
});

test("a symbol it has not is a gap that has had its turn; one it cannot spell is not asked", async () => {
  await using stand = await open("NOPE,^GSPC,AAPL,VOD.L,RY.TO,BRK-B", (call) => {
    if (isNews(call)) return noNews;
    return call.symbol === "NOPE" ? refusal("symbolUnknown") : '{"Time Series (Daily)":{}}';
  });
  const { coverage } = await stand.fetch("2014-06-11T00");
  expect(coverage).toMatchObject({ state: "partial", code: "asset.not_found" });
  expect(coverage.message).toContain("NOPE");
  expect(coverage.message).toContain("^GSPC");
  // Its unit, pence or pounds, is not stated.
  expect(coverage.message).toContain("VOD.L");
  expect(stand.calls.slice(1).map((call) => call.split(" ")[1])).toEqual(["NOPE", "AAPL", "RY.TRT", "BRK.B"]);
});

test("a malformed day among good ones is set aside once", async () => {
  const series = JSON.parse(fixture("TIME_SERIES_DAILY_ADJUSTED"));
  series["Time Series (Daily)"]["2014-06-09"]["4. close"] = "none";
  await using stand = await open("AAPL", (call) => (isNews(call) ? noNews : JSON.stringify(series)));
  const one = await stand.fetch("2014-06-11T00");
  expect(one.coverage).toMatchObject({ bars: 5, quarantined: 1 });
  stand.bench.now = new Date("2014-06-12T00:00:05Z");
  expect((await stand.fetch("2014-06-12T00", "2014-06-11T00")).quarantined).toEqual([]);
});

test.skipIf(!hasShared(recorded))("recorded answers are read: news, and IBM's hundred days", async () => {
  const file = (name: string) => readFileSync(path.join(sharedFolder, recorded, name), "utf8");
  await using stand = await open("IBM", (call) => {
    if (isNews(call)) return file("NEWS_SENTIMENT_life_sciences_20231227.json");
    return call.function === "TIME_SERIES_DAILY"
      ? file("TIME_SERIES_DAILY_IBM.rendered.json")
      : freeAnswer(call);
  });
  stand.bench.now = new Date("2023-12-28T00:00:05Z");
  const news = await stand.fetch("2023-12-28T00");
  const texts = news.records.filter(({ kind }) => kind === "news");
  expect(news.coverage).toMatchObject({ state: "ok", quarantined: 0, bars: 100 });
  expect(texts).toHaveLength(6);
  for (const { tickers } of texts) expect(tickers).not.toEqual([]);
  expect(news.records.find(({ date }) => date === "2019-12-31")).toMatchObject({ close: 134.04 });
});
