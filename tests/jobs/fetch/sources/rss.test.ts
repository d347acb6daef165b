import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { getFeeds } from "../../../../jobs/fetch/sources/rss/get-feeds.ts";
import { parseFeed } from "../../../../jobs/fetch/sources/rss/parse-feed.ts";
import { rss } from "../../../../jobs/fetch/sources/rss/source.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { type ReplayAnswer, startReplayServer } from "../../../support/replay-server.ts";

const fixture = (name: string) => readFileSync(`${packageRoot}/tests/fixtures/rss/${name}`, "utf8");
const gazette = {
  name: "Gazette",
  lang: "en",
  region: "world",
  topics: ["markets" as const],
  url: "https://a.example/f",
};
const collectedAt = new Date("2020-01-04T00:00:00Z");

test("RSS entries become news in plain text, with their dates in UTC and ids of their own", async () => {
  const entries = await parseFeed(fixture("feed.xml"), gazette, collectedAt);
  expect(entries.map(({ record }) => record)).toMatchObject([
    { kind: "news", title: "Un titular en español: el euro sube", publishedAt: "2020-01-03T08:00:00.000Z" },
    {
      title: "Chip makers & carmakers end the day apart",
      text: "Nvidia rose while Tesla was flat, in quiet trade.",
      publishedAt: "2020-01-03T15:05:00.000Z",
      url: "https://gazette.example/markets/2",
      channel: "Gazette",
      lang: "en",
    },
  ]);
  const again = await parseFeed(fixture("feed.xml"), gazette, new Date());
  expect(again.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
});

test("Atom entries do as well", async () => {
  const [entry] = await parseFeed(fixture("feed.atom.xml"), gazette, collectedAt);
  expect(entry?.record).toMatchObject({
    title: "Bitcoin steadies after a lively week",
    text: "Traders waited.",
    url: "https://ledger.example/btc",
  });
});

describe("the bundled list", () => {
  test("holds at least fifty media in English and Spanish, of many regions, each once", () => {
    const feeds = getFeeds([]);
    expect(feeds.length).toBeGreaterThanOrEqual(50);
    expect(new Set(feeds.map(({ url }) => url)).size).toBe(feeds.length);
    expect(new Set(feeds.map(({ name }) => name)).size).toBe(feeds.length);
    for (const lang of ["en", "es"])
      expect(feeds.filter((feed) => feed.lang === lang).length).toBeGreaterThan(15);
    expect(new Set(feeds.map(({ region }) => region)).size).toBeGreaterThan(15);
  });

  test("covers stocks, crypto and currencies in both languages, over https alone, each with language and region", () => {
    const feeds = getFeeds([]);
    const count = (lang: string, ...wanted: string[]) =>
      feeds.filter((feed) => feed.lang === lang && feed.topics.some((topic) => wanted.includes(topic)))
        .length;
    for (const { lang, stocks, crypto, fx } of [
      { lang: "en", stocks: 25, crypto: 5, fx: 4 },
      { lang: "es", stocks: 8, crypto: 2, fx: 1 },
    ]) {
      expect(count(lang, "markets", "companies"), `${lang} stocks`).toBeGreaterThanOrEqual(stocks);
      expect(count(lang, "crypto"), `${lang} crypto`).toBeGreaterThanOrEqual(crypto);
      expect(count(lang, "fx"), `${lang} fx`).toBeGreaterThanOrEqual(fx);
    }
    for (const { name, lang, region, url } of feeds) {
      expect(lang, name).toMatch(/^[a-z]{2}$/);
      expect(region, name).toMatch(/^([A-Z]{2}|world)$/);
      expect(url, name).toMatch(/^https:\/\//);
    }
  });

  test("is narrowed by name, language or address, and refuses a name it does not know", () => {
    expect(getFeeds(["Decrypt"]).map(({ name }) => name)).toEqual(["Decrypt"]);
    expect(getFeeds(["es"]).every(({ lang }) => lang === "es")).toBe(true);
    expect(getFeeds(["https://own.example/feed"])).toMatchObject([{ name: "own.example" }]);
    expect(() => getFeeds(["No Such Paper"])).toThrow(/No Such Paper/);
  });
});

/** Two feeds on two hosts, each answered by path. */
async function open(answers: Record<string, () => ReplayAnswer>) {
  const server = await startReplayServer();
  server.answer(({ url }) => answers[url.pathname]?.() ?? { status: 404 });
  const bench = await FetchBench.open({
    sources: [rss],
    origins: { "https://a.example": server.origin, "https://b.example": server.origin },
    env: { PULSO_RSS_FEEDS: "https://a.example/a,https://b.example/b" },
    now: "2020-01-05T00:00:00Z",
  });
  const options = { sources: ["rss"] };
  return {
    server,
    fetch: (run: string, previous: string | null = null) => bench.fetch({ run, previous, options }),
    /** A run after which the source stands at this cursor. */
    async publish(run: string, cursor: unknown) {
      await bench.publishCursor({ run, source: rss, cursor });
      return run;
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("one feed's failure makes the source partial, and the other feed goes on", async () => {
  await using stand = await open({
    "/a": () => ({ status: 503 }),
    "/b": () => ({ body: fixture("feed.xml") }),
  });
  const { coverage, records } = await stand.fetch("2020-01-04T00");
  expect(coverage[0]).toMatchObject({
    state: "partial",
    code: "source.unavailable",
    records: 2,
    message: expect.stringContaining("a.example"),
  });
  expect(records).toHaveLength(2);
});

test("a feed is asked whether it has changed, by its own validators", async () => {
  let unchanged = 0;
  await using stand = await open({
    "/a": () => ({
      body: fixture("feed.xml"),
      headers: { etag: '"v1"', "last-modified": "Fri, 03 Jan 2020 16:00:00 GMT" },
    }),
    "/b": () => ({ body: fixture("feed.atom.xml") }),
  });
  await stand.fetch("2020-01-04T00");
  stand.server.answer(({ url, headers }) => {
    if (url.pathname === "/b") return { body: fixture("feed.atom.xml") };
    expect(headers["if-none-match"]).toBe('"v1"');
    expect(headers["if-modified-since"]).toBe("Fri, 03 Jan 2020 16:00:00 GMT");
    unchanged += 1;
    return { status: 304 };
  });
  const { coverage } = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  expect(coverage[0]).toMatchObject({ state: "ok", records: 0 });
  expect(unchanged).toBe(1);
});

test("an entry dated after the slot comes with its own run although its feed does not change", async () => {
  const answer = (): ReplayAnswer => ({ body: fixture("feed.xml"), headers: { etag: '"v1"' } });
  await using stand = await open({ "/a": answer, "/b": () => ({ body: fixture("feed.atom.xml") }) });
  stand.server.answer(({ url, headers }) => {
    if (url.pathname === "/b") return { body: fixture("feed.atom.xml") };
    return headers["if-none-match"] === '"v1"' ? { status: 304 } : answer();
  });
  const one = await stand.fetch("2020-01-03T12");
  const two = await stand.fetch("2020-01-03T18", "2020-01-03T12");
  expect(one.records).toHaveLength(2);
  expect(two.records.map(({ title }) => title)).toEqual(["Chip makers & carmakers end the day apart"]);
});

test("an entry that a feed shows late is taken although it is dated before the last slot", async () => {
  const head = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>';
  const item = (key: string, date: string) =>
    `<item><title>${key}</title><guid>${key}</guid><pubDate>${date}</pubDate></item>`;
  let items = item("early", "Fri, 03 Jan 2020 08:00:00 GMT");
  const body = () => ({ body: `${head}${items}</channel></rss>` });
  await using stand = await open({ "/a": body, "/b": () => ({ body: fixture("feed.atom.xml") }) });
  await stand.fetch("2020-01-04T00");
  items += item("late", "Fri, 03 Jan 2020 09:00:00 GMT");
  const { records } = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  expect(records.map(({ title }) => title)).toEqual(["late"]);
});

test("when every feed fails, the source has failed", async () => {
  await using stand = await open({ "/a": () => ({ status: 403 }), "/b": () => ({ status: 410 }) });
  const { coverage, manifest } = await stand.fetch("2020-01-04T00");
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.rejected", records: 0 });
  expect(manifest.counts.in).toBe(0);
});

test("an entry from far ahead is set aside once, and does not keep the feed from being asked for changes", async () => {
  const head = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>';
  const item =
    "<item><title>Hello from 2099</title><guid>g</guid><pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item>";
  const body = `${head}${item}</channel></rss>`;
  await using stand = await open({
    "/a": () => ({ body, headers: { etag: '"v1"' } }),
    "/b": () => ({ body: fixture("feed.atom.xml") }),
  });
  const one = await stand.fetch("2020-01-04T00");
  expect(one.quarantined.map(({ code }) => code)).toEqual(["record.time"]);
  const two = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  expect(two.quarantined).toEqual([]);
  expect(
    stand.server.requests.at(-1)?.headers["if-none-match"] ??
      stand.server.requests.at(-2)?.headers["if-none-match"],
  ).toBe('"v1"');
});

test("feeds read before the budget was spent count, and do not come again when it is restored", async () => {
  await using server = await startReplayServer();
  server.answer(({ url }) => ({ body: fixture(url.pathname === "/a" ? "feed.xml" : "feed.atom.xml") }));
  await using bench = await FetchBench.open({
    sources: [{ ...rss, limits: { requestsPerDayMax: 1 } }],
    origins: { "https://a.example": server.origin, "https://b.example": server.origin },
    env: { PULSO_RSS_FEEDS: "https://a.example/a,https://b.example/b" },
    now: "2020-01-05T00:00:00Z",
  });
  const options = { sources: ["rss"] };
  const one = await bench.fetch({ run: "2020-01-04T00", options });
  expect(one.coverage[0]).toMatchObject({ state: "over_budget", code: "source.budget" });
  bench.now = new Date("2020-01-06T00:00:00Z");
  const two = await bench.fetch({ run: "2020-01-04T06", previous: "2020-01-04T00", options });
  const ids = [...one.records, ...two.records].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(one.records.length).toBeGreaterThan(0);
});

const item = (guid: string) =>
  `<item><title>No. ${guid}</title><guid isPermaLink="false">${guid}</guid><pubDate>Fri, 03 Jan 2020 08:00:00 GMT</pubDate></item>`;
const feedOf = (...guids: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${guids.map(item).join("")}</channel></rss>`;

test("two media that number their entries do not share ids, two feeds of one medium do, and an address is its own", async () => {
  const idsOf = async (url: string, guid: string) =>
    (await parseFeed(feedOf(guid), { ...gazette, url }, collectedAt)).map(({ id }) => id);
  const [one] = await idsOf("https://a.example/markets", "4711");
  expect(await idsOf("https://b.example/markets", "4711")).not.toContain(one);
  expect(await idsOf("https://a.example/economy", "4711")).toEqual([one]);
  const [permanent] = await idsOf("https://a.example/markets", "https://a.example/4711");
  expect(await idsOf("https://b.example/markets", "https://a.example/4711")).toEqual([permanent]);
  // As every version has named it.
  expect(permanent).toBe("rss:cc8e2ebb1df3f1defb76db6d");
});

test("an entry that an earlier version gave under its bare guid's id does not come again", async () => {
  await using stand = await open({
    "/a": () => ({ body: feedOf("4711", "4712") }),
    "/b": () => ({ body: fixture("feed.atom.xml") }),
  });
  const before = await parseFeed(feedOf("4711"), gazette, collectedAt);
  const cursor = { feeds: { "https://a.example/a": { seen: before.map(({ formerId }) => formerId) } } };
  const { records } = await stand.fetch("2020-01-04T06", await stand.publish("2020-01-04T00", cursor));
  expect(records.map(({ title }) => title)).toContain("No. 4712");
  expect(records.map(({ title }) => title)).not.toContain("No. 4711");
});

test("a cursor that cannot be read starts the source over with a note, and asks for no 304", async () => {
  await using stand = await open({
    "/a": () => ({ body: fixture("feed.xml"), headers: { etag: '"v1"' } }),
    "/b": () => ({ body: fixture("feed.atom.xml") }),
  });
  const previous = await stand.publish("2020-01-04T00", { feeds: { "https://a.example/a": { etag: 7 } } });
  const { records, coverage } = await stand.fetch("2020-01-04T06", previous);
  expect(records).toHaveLength(3);
  expect(coverage[0]).toMatchObject({ state: "ok", message: expect.stringContaining("started over") });
  expect(stand.server.requests.every(({ headers }) => headers["if-none-match"] === undefined)).toBe(true);
  expect((await stand.fetch("2020-01-04T12", "2020-01-04T06")).records).toEqual([]);
});
