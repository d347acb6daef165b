import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { type Entry, sourceContract } from "../../../contracts/source.ts";

const json = { "content-type": "application/json" };
const folders: string[] = [];
afterAll(async () => {
  const { rm } = await import("node:fs/promises");
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

sourceContract({
  source: "files",
  badCode: "record.not_json",
  async fill(entries) {
    const dataDir = await mkdtemp(path.join(tmpdir(), "pulso-data-"));
    folders.push(dataDir);
    await mkdir(path.join(dataDir, "texts"));
    const lines = entries.map(({ key, at, bad }) =>
      bad
        ? `{"id": "files-test:${key}", `
        : JSON.stringify({
            id: `files-test:${key}`,
            source: "files-test",
            kind: "post",
            channel: "tests",
            publishedAt: at.toISOString(),
            collectedAt: at.toISOString(),
            text: `Entry ${key} on $AAPL`,
          }),
    );
    if (lines.length > 0)
      await writeFile(path.join(dataDir, "texts", "posts.jsonl"), `${lines.join("\n")}\n`);
    return { dataDir };
  },
});

sourceContract({
  source: "hackernews",
  badCode: "record.invalid",
  http: {
    origins: ["https://hn.algolia.com"],
    errorWith200: '{"message":"Invalid Application-ID or API key","status":403}',
    answer(entries, { url }) {
      // Only one of the searches finds something, and it is careless about the older end of its window.
      if (url.searchParams.get("query") !== "nasdaq") return { headers: json, body: page([]) };
      const to = Number(/created_at_i<=(\d+)/.exec(url.searchParams.get("numericFilters") ?? "")?.[1]);
      const found = entries.filter(({ at }) => at.getTime() / 1000 <= to);
      return { headers: json, body: page(found.map(toHit).reverse()) };
    },
  },
});

function page(hits: unknown[]): string {
  return JSON.stringify({
    hits,
    nbHits: hits.length,
    nbPages: hits.length > 0 ? 1 : 0,
    page: 0,
    hitsPerPage: 100,
  });
}

function toHit({ key, at, bad }: Entry) {
  const created = { created_at: at.toISOString(), created_at_i: at.getTime() / 1000 };
  return bad
    ? { ...created, title: "no id" }
    : { ...created, objectID: key, title: `Story ${key}`, points: 3 };
}

const feedUrl = "https://gazette.example/feed.xml";
sourceContract({
  source: "rss",
  badCode: "record.invalid",
  env: { PULSO_RSS_FEEDS: feedUrl },
  http: {
    origins: ["https://gazette.example"],
    errorWith200: '{"error":"try later"}',
    answer: (entries) => ({
      headers: { "content-type": "application/rss+xml" },
      body: `<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>${entries.map(toItem).join("")}</channel></rss>`,
    }),
  },
});

function toItem({ key, at, bad }: Entry): string {
  const date = bad ? "" : `<pubDate>${at.toUTCString()}</pubDate>`;
  return `<item><title>Headline ${key}</title><guid>g-${key}</guid>${date}<description>Text ${key}</description></item>`;
}

sourceContract({
  source: "yahoo",
  badCode: "record.invalid",
  env: { PULSO_ASSETS: "AAPL" },
  http: {
    origins: ["https://query2.finance.yahoo.com"],
    errorWith200: '{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}',
    answer(entries, { url }) {
      const bound = (name: string) => Number(url.searchParams.get(name));
      const found = entries.filter(({ at }) => at.getTime() / 1000 >= bound("period1"));
      return { headers: json, body: JSON.stringify(toChart(found)) };
    },
  },
});

function toChart(entries: Entry[]) {
  const column = (value: number) => entries.map(({ bad }) => (bad ? "lots" : value));
  const meta = {
    currency: "USD",
    symbol: "AAPL",
    instrumentType: "EQUITY",
    exchangeTimezoneName: "America/New_York",
    gmtoffset: -18000,
  };
  const quote = {
    open: column(10),
    high: column(12),
    low: column(9),
    close: column(11),
    volume: column(1000),
  };
  const indicators =
    entries.length > 0 ? { quote: [quote], adjclose: [{ adjclose: column(10.5) }] } : { quote: [{}] };
  const timestamp = entries.length > 0 ? entries.map(({ at }) => at.getTime() / 1000) : undefined;
  return { chart: { result: [{ meta, timestamp, indicators }], error: null } };
}
