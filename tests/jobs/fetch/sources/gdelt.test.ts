import { expect, test } from "vitest";
import { mendJson } from "../../../../jobs/fetch/sources/gdelt/client.ts";
import { buildQueries } from "../../../../jobs/fetch/sources/gdelt/queries.ts";
import { gdelt } from "../../../../jobs/fetch/sources/gdelt/source.ts";
import { toGdeltRecord } from "../../../../jobs/fetch/sources/gdelt/transform.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { gdeltAnswer, gdeltArticle, gdeltBound, type MadeArticle } from "../../../support/gdelt-answer.ts";
import { startReplayServer } from "../../../support/replay-server.ts";

/** The DOC API over these articles: at most 250 an answer, the newest first. */
async function open(listed: () => MadeArticle[], now = "2020-01-04T00:10:00Z") {
  const server = await startReplayServer();
  server.answer(({ url }) => {
    const [from, to] = [gdeltBound(url, "startdatetime"), gdeltBound(url, "enddatetime")];
    const found = listed().filter(({ at }) => at >= from && at <= to);
    return gdeltAnswer(found.reverse().slice(0, 250).map(gdeltArticle));
  });
  const origins = { "https://api.gdeltproject.org": server.origin };
  const bench = await FetchBench.open({ sources: [gdelt], origins, now });
  return {
    server,
    bench,
    fetch: (run: string, previous: string | null = null, assets: string[] = []) =>
      bench.fetch({ run, previous, options: { sources: ["gdelt"], assets } }),
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const quarter = (index: number) => new Date(Date.parse("2020-01-03T18:15:00Z") + index * 900_000);
const many = (count: number, quarterOf: (index: number) => number) =>
  Array.from(
    { length: count },
    (_, index): MadeArticle => ({ key: `a${index}`, at: quarter(quarterOf(index)) }),
  );

test("an article becomes news: its title, where and when it was first seen, its language", () => {
  const at = new Date("2020-01-03T14:15:00Z");
  const collectedAt = new Date("2020-01-04T00:00:00Z");
  const article = gdeltArticle({ key: "1", at, title: "El euro &amp; el d\u00f3lar ", language: "Spanish" });
  expect(toGdeltRecord(article, collectedAt)).toEqual({
    id: expect.stringMatching(/^gdelt:[0-9a-f]{24}$/),
    source: "gdelt",
    kind: "news",
    channel: "gazette.example",
    publishedAt: "2020-01-03T14:15:00Z",
    collectedAt: "2020-01-04T00:00:00.000Z",
    lang: "es",
    title: "El euro & el dólar",
    text: "El euro & el dólar",
    url: "https://gazette.example/1",
  });
  const untitled = { ...article, title: " " };
  expect(toGdeltRecord(untitled, collectedAt)).toBe(untitled);
});

test("a window with more than an answer holds is halved until each answer is whole, one request in five seconds", async () => {
  const articles = many(1_000, (index) => index % 24);
  await using stand = await open(() => [...articles]);
  const { records, coverage } = await stand.fetch("2020-01-04T00");
  expect(coverage[0]).toMatchObject({ state: "ok", records: 1_000, duplicate: 0 });
  expect(new Set(records.map(({ id }) => id)).size).toBe(1_000);
  const waits = stand.bench.waitsMs;
  expect(stand.server.requests.length).toBeGreaterThan(4);
  expect(waits).toEqual(Array(stand.server.requests.length - 1).fill(5_000));
});

test("a quarter of an hour with more than an answer holds is a gap that says so", async () => {
  const articles = many(300, () => 3);
  await using stand = await open(() => [...articles]);
  const { coverage } = await stand.fetch("2020-01-04T00");
  expect(coverage[0]).toMatchObject({
    state: "partial",
    records: 250,
    message: expect.stringContaining("from 2020-01-03T18:45:00.000Z to 2020-01-03T19:00:00.000Z"),
  });
});

test("what was read before a failure is not read again", async () => {
  const articles = many(400, (index) => (index < 200 ? 2 : 20));
  await using stand = await open(() => [...articles]);
  const answer = stand.server.answer;
  const whole = gdeltAnswer(articles.slice(200).map(gdeltArticle));
  let requests = 0;
  // The first half (the second request) is answered, the other fails once and for all.
  answer(({ url }) => {
    requests += 1;
    if (requests === 1) return gdeltAnswer(articles.slice(0, 250).map(gdeltArticle));
    if (requests === 2) return gdeltAnswer(articles.slice(0, 200).map(gdeltArticle));
    return requests < 7
      ? { status: 503 }
      : gdeltBound(url, "enddatetime") > quarter(20)
        ? whole
        : gdeltAnswer([]);
  });
  const one = await stand.fetch("2020-01-04T00");
  expect(one.coverage[0]).toMatchObject({ state: "partial", code: "source.unavailable", records: 200 });
  const two = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  expect(two.coverage[0]).toMatchObject({ state: "ok", records: 200 });
  const asked = stand.server.requests.at(-1)!.url;
  // From an hour before the half that was read.
  expect(gdeltBound(asked, "startdatetime").toISOString()).toBe("2020-01-03T20:00:01.000Z");
});

test("what GDELT lists late comes with the next run, and what it listed in time does not come twice", async () => {
  const inTime: MadeArticle = { key: "in-time", at: new Date("2020-01-03T23:45:00Z") };
  const late: MadeArticle = { key: "late", at: new Date("2020-01-03T23:30:00Z") };
  let listed = [inTime];
  await using stand = await open(() => [...listed]);
  const one = await stand.fetch("2020-01-04T00");
  listed = [late, inTime];
  const two = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  const three = await stand.fetch("2020-01-04T12", "2020-01-04T06");
  expect([one, two, three].map(({ records }) => records.map(({ title }) => title))).toEqual([
    ["Headline in-time"],
    ["Headline late"],
    [],
  ]);
});

test("an article that several searches find is one find", async () => {
  await using stand = await open(() => [{ key: "tesla", at: quarter(2) }]);
  const { coverage } = await stand.fetch("2020-01-04T00", null, ["TSLA", "F"]);
  expect(coverage[0]).toMatchObject({ state: "ok", records: 1, duplicate: 0 });
  expect(stand.server.requests.map(({ url }) => url.searchParams.get("query"))).toEqual([
    expect.stringContaining('"stock market" OR nasdaq'),
    expect.stringContaining("Tesla"),
  ]);
});

test("what the search no longer keeps is a gap from–to, not silence", async () => {
  await using stand = await open(() => [], "2020-06-01T00:00:00Z");
  await stand.fetch("2020-01-04T00");
  const { coverage } = await stand.fetch("2020-05-31T18", "2020-01-04T00");
  expect(coverage[0]).toMatchObject({
    state: "partial",
    message: expect.stringContaining("from 2020-01-04T00:00:00.000Z to 2020-03-03T00:00:00.000Z"),
  });
});

test("queries name assets a dozen at a time, in words that GDELT takes", () => {
  const names = Array.from({ length: 13 }, (_, index) => `Company ${index}`);
  expect(buildQueries(names)).toHaveLength(3);
  expect(buildQueries(["AT&T", "Tesla"])[1]).toBe(
    '("AT T" OR Tesla) (sourcelang:english OR sourcelang:spanish)',
  );
  expect(buildQueries(["Tesla"])[1]).toBe("Tesla (sourcelang:english OR sourcelang:spanish)");
});

test("titles with control characters and stray backslashes are read, sound ones as they are", () => {
  const broken = '{"articles":[{"title":"a\tb \\x c\\"d\\" \\\\ \\u00e9 \\ue"}]}';
  expect(() => JSON.parse(broken)).toThrow();
  expect(JSON.parse(mendJson(broken)).articles[0].title).toBe('a b \\x c"d" \\ é \\ue');
  const sound = JSON.stringify({ articles: [{ title: 'C:\\new "x" \n é' }] });
  expect(JSON.parse(mendJson(sound))).toEqual(JSON.parse(sound));
});
