import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { upsertNewestQuotes } from "../../../core/database/repositories/quotes.ts";
import { packageRoot } from "../../../core/package-root.ts";
import { makeQuote } from "../../support/quotes.ts";
import { connectSocket, subscribe } from "../../support/socket-client.ts";
import { readLake } from "../../support/stream.ts";
import { startTestApi, type TestApi } from "../../support/test-api.ts";

let api: TestApi;
let folder: string;
let cookie: string;
const symbols = ["ACME", "ZEN", "BTC"];
beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-23T15:00:00Z" });
  cookie = await api.cookieOf("PLUS");
  folder = mkdtempSync(path.join(tmpdir(), "pulso-live-"));
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const quoteUpdated =
  "subscription ($symbols: [String!]!) { quoteUpdated(symbols: $symbols) { symbol price receivedAt } }";

/** A file of so many quotes a second of three symbols, the price telling the order. */
function writeQuotes(name: string, count: number, perSecond: number): string {
  const file = path.join(folder, name);
  const rows = Array.from({ length: count }, (_, at) => {
    const time = new Date(Date.UTC(2026, 10, 23, 15) + (at * 1_000) / perSecond).toISOString();
    return JSON.stringify({ symbol: symbols[at % 3], at: time, price: at + 1 });
  });
  writeFileSync(file, `${rows.join("\n")}\n`);
  return file;
}

const lineSchema = z.object({
  type: z.string(),
  stored: z.number().optional(),
  received: z.number().optional(),
});

/** `pulso stream`, as a process of its own; its JSON lines as they come. */
function startStream(lake: string, ...words: string[]) {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", "jobs/main.ts", "stream", "--json", ...words],
    {
      cwd: packageRoot,
      env: { PATH: process.env.PATH, DATABASE_URL: api.databaseUrl, PULSO_LAKE: lake, PULSO_HOME: folder },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const lines: z.infer<typeof lineSchema>[] = [];
  let rest = "";
  child.stdout?.on("data", (chunk) => {
    const texts = (rest + chunk).split("\n");
    rest = texts.pop() ?? "";
    for (const text of texts) lines.push(lineSchema.parse(JSON.parse(text)));
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, lines, ended };
}

test("from a file to a subscriber: the newest of each symbol arrives, and every quote is in the lake", async () => {
  const lake = path.join(folder, "whole");
  const client = connectSocket(api.url, { cookie });
  const { events } = subscribe(client, quoteUpdated, { symbols });
  const { lines, ended } = startStream(lake, "--file", writeQuotes("whole.jsonl", 600, 300));
  expect(await ended).toBe(0);
  expect(lines.at(-1)).toMatchObject({ type: "stream.done", stored: 600 });
  await vi.waitFor(() => {
    const newest = Object.fromEntries(
      events.map(({ data }) => [data.quoteUpdated.symbol, data.quoteUpdated.price]),
    );
    expect(newest).toEqual({ ACME: 598, ZEN: 599, BTC: 600 });
  });
  expect((await readLake(lake, "raw/quotes")).map(({ price }) => price).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 600 }, (_, at) => at + 1),
  );
  for (const symbol of symbols) {
    const prices = events
      .filter(({ data }) => data.quoteUpdated.symbol === symbol)
      .map(({ data }) => data.quoteUpdated.price);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
  }
  await client.dispose();
});

test("killed at once, it has lost nothing that it had said was stored; stopped, it keeps all and exits 0", async () => {
  for (const signal of ["SIGKILL", "SIGTERM"] as const) {
    const lake = path.join(folder, signal);
    const file = writeQuotes(`${signal}.jsonl`, 60_000, 1_000);
    const { child, lines, ended } = startStream(lake, "--file", file);
    // The lake is written every five seconds.
    await vi.waitFor(() => expect(lines.at(-1)?.stored ?? 0).toBeGreaterThan(0), { timeout: 30_000 });
    child.kill(signal);
    const exitCode = await ended;
    const prices = (await readLake(lake, "raw/quotes")).map(({ price }) => price).sort((a, b) => a - b);
    expect(prices).toEqual(Array.from(prices, (_, at) => at + 1));
    expect(prices.length).toBeGreaterThanOrEqual(lines.at(-1)?.stored ?? 0);
    if (signal === "SIGTERM") {
      expect(exitCode).toBe(0);
      expect(lines.at(-1)).toMatchObject({
        type: "stream.done",
        stored: prices.length,
        received: prices.length,
      });
    }
  }
});

test("a subscriber that does not read gets the newest when it does, not what it has missed", async () => {
  await api.dataSource.query("TRUNCATE quote");
  // Big messages: ten kilobytes each, far more in all than the system's own buffers take.
  const wide = Array.from({ length: 400 }, (_, at) => `a${at}: currency`).join(" ");
  const query = `subscription ($symbols: [String!]!) { quoteUpdated(symbols: $symbols) { price ${wide} } }`;
  const currency = "X".repeat(16);
  const socket = new WebSocket(`${api.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
    headers: { cookie },
  });
  const prices: number[] = [];
  socket.on("message", (data) => {
    const { type, payload } = JSON.parse(String(data));
    if (type === "connection_ack")
      socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query, variables: { symbols } } }));
    if (type === "next") prices.push(payload.data.quoteUpdated.price);
  });
  socket.once("open", () => socket.send('{"type":"connection_init"}'));
  await upsertNewestQuotes(api.dataSource, [makeQuote("ACME", 1)]);
  await vi.waitFor(() => expect(prices).toEqual([1]));
  socket.pause();
  const rounds = 1_000;
  for (let round = 2; round <= rounds; round++)
    await upsertNewestQuotes(
      api.dataSource,
      symbols.map((symbol) => makeQuote(symbol, round, round, { currency })),
    );
  socket.resume();
  await vi.waitFor(() => expect(prices.slice(-3)).toEqual([rounds, rounds, rounds]), { timeout: 20_000 });
  expect(prices.length).toBeLessThan(0.75 * rounds * symbols.length);
  socket.terminate();
});
