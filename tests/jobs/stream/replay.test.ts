import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import type { Quote } from "../../../core/domain/quote.ts";
import type { QuarantinedRecord } from "../../../core/domain/record.ts";
import { silentLog } from "../../../core/log.ts";
import type { Http } from "../../../jobs/fetch/http.ts";
import { replay } from "../../../jobs/stream/feeds/replay.ts";
import { makeDataFolder } from "../../support/data-folder.ts";

/** A replay calls nobody. */
const noHttp: Http = {
  get: () => Promise.reject(new Error("a replay asked over HTTP")),
  take: () => Promise.reject(new Error("a replay took a request")),
  messages() {
    throw new Error("a replay opened a socket");
  },
  usdLeft: () => 0,
};

const folders: AsyncDisposable[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await folder[Symbol.asyncDispose]();
});

const header = "symbol,at,price,bid,ask,volume,currency,source";
const csv = [
  header,
  "ACME,2026-11-23T15:00:00Z,10,9.5,10.5,,USD,",
  "ZEN,2026-11-23T15:00:01Z,abc,,,,,",
  "ZEN,2026-11-23T15:00:02+00:00,4,,,1000,,exchange",
  "ACME,2026-11-23T15:00:01Z,9,,,,,",
  "",
].join("\n");

/** Plays a file on a clock that only waiting moves. */
async function play(
  name: string,
  content: string | Buffer,
  change: { symbols?: string[]; speed?: number } = {},
) {
  const folder = await makeDataFolder({ [name]: content });
  folders.push(folder);
  const quotes: Quote[] = [];
  const faults: QuarantinedRecord[] = [];
  let now = Date.UTC(2026, 10, 24);
  const startedAt = now;
  const stopping = new AbortController();
  const feed = replay.open({
    symbols: change.symbols ?? [],
    file: path.join(folder.dataDir, name),
    speed: change.speed,
    setAside: async (fault) => void faults.push(fault),
    config: readConfig({}),
    clock: { now: () => new Date(now) },
    log: silentLog,
    http: noHttp,
    sleep: async (milliseconds) => {
      // As a timer does: what is too long for it fires at once.
      now += milliseconds > 2 ** 31 - 1 ? 1 : milliseconds;
    },
    signal: stopping.signal,
  });
  for await (const quote of feed) quotes.push(quote);
  return { quotes, faults, took: now - startedAt };
}

const expected = [
  {
    symbol: "ACME",
    price: 10,
    bid: 9.5,
    ask: 10.5,
    volume: undefined,
    currency: "USD",
    source: "replay",
    at: new Date("2026-11-23T15:00:00Z"),
    receivedAt: new Date("2026-11-24T00:00:00Z"),
  },
  {
    symbol: "ZEN",
    price: 4,
    volume: 1_000,
    source: "exchange",
    receivedAt: new Date("2026-11-24T00:00:02Z"),
  },
  {
    symbol: "ACME",
    price: 9,
    at: new Date("2026-11-23T15:00:01Z"),
    receivedAt: new Date("2026-11-24T00:00:02Z"),
  },
];

test.each([
  ["quotes.csv", csv],
  ["quotes.csv.gz", gzipSync(csv)],
])(
  "%s is played at the pace of its times, late ones at once, and its bad line is set aside",
  async (name, content) => {
    const { quotes, faults, took } = await play(name, content);
    expect(quotes).toMatchObject(expected);
    expect(took).toBe(2_000);
    expect(faults).toMatchObject([{ code: "record.invalid", line: 3, raw: { symbol: "ZEN", price: "abc" } }]);
  },
);

test("JSON lines, such as the lake's own parts, are played; what is no JSON is set aside", async () => {
  const lines = [
    {
      symbol: "ACME",
      price: 1,
      source: "made",
      at: "2026-11-23T15:00:00.000Z",
      receivedAt: "2026-11-23T15:00:09.000Z",
    },
    { symbol: "ZEN", price: 2, at: "2026-11-23T15:00:00.500Z", bid: null },
  ].map((row) => JSON.stringify(row));
  const text = [
    `\ufeff${lines[0]}`,
    "{broken",
    lines[1],
    '{"symbol":"ZEN","price":2,"bid":"low","at":"2026-11-23T15:00:00.500Z"}',
  ].join("\n");
  const { quotes, faults } = await play("part.jsonl", text);
  expect(quotes).toMatchObject([
    { symbol: "ACME", source: "made", receivedAt: new Date("2026-11-24T00:00:00Z") },
    { symbol: "ZEN", price: 2, bid: undefined, source: "replay" },
  ]);
  expect(faults).toMatchObject([
    { line: 2, raw: "{broken" },
    { line: 4, message: expect.stringContaining("bid") },
  ]);
});

test.each(["0x10", "1,5", "Infinity", "1e", ""])(
  "a price written %j is set aside, not read as something else",
  async (price) => {
    const row = { symbol: "ACME", at: "2026-11-23T15:00:00Z", price };
    const { quotes, faults } = await play("quotes.jsonl", `${JSON.stringify(row)}\n`);
    expect(quotes).toEqual([]);
    expect(faults).toMatchObject([{ code: "record.invalid", line: 1 }]);
  },
);

test("a speed shortens the waits, and of a file the asked symbols alone are played", async () => {
  const { quotes, took } = await play("quotes.csv", csv, { symbols: ["ZEN", "ACME"], speed: 4 });
  expect(took).toBe(500);
  expect(quotes).toHaveLength(3);
  const zen = await play("quotes.csv", csv, { symbols: ["ZEN"], speed: Number.POSITIVE_INFINITY });
  expect(zen.took).toBe(0);
  expect(zen.quotes.map(({ symbol }) => symbol)).toEqual(["ZEN"]);
});

test.each([
  ["no file", undefined, "input.invalid"],
  ["a file that is not there", "/no/such/file.csv", "input.not_found"],
])("%s is refused", async (_, file, code) => {
  const feed = replay.open({
    symbols: [],
    file,
    config: readConfig({}),
    clock: { now: () => new Date() },
    log: silentLog,
    http: noHttp,
    sleep: async () => {},
    signal: new AbortController().signal,
  });
  await expect(feed[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code });
});

test("a file of another kind, and one cut short, are refused", async () => {
  await expect(play("quotes.txt", csv)).rejects.toMatchObject({ code: "input.invalid" });
  await expect(play("quotes.csv", "time,ticker,last\n2026-01-01T00:00:00Z,ACME,1\n")).rejects.toMatchObject({
    code: "input.invalid",
    message: expect.stringContaining("has no column symbol, at, price; it has time, ticker, last"),
  });
  await expect(play("quotes.csv.gz", gzipSync(csv.repeat(99)).subarray(0, 60))).rejects.toMatchObject({
    code: "input.invalid",
  });
});

test("a gap longer than a timer can wait is waited for", async () => {
  const content = `${header}\nACME,2026-01-01T00:00:00Z,1,,,,,\nACME,2026-03-01T00:00:00Z,2,,,,,\n`;
  const { quotes, took } = await play("gap.csv", content, { speed: 1 });
  expect(quotes).toHaveLength(2);
  expect(took).toBe(59 * 86_400_000);
});
