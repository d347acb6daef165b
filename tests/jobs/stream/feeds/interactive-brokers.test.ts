import { expect, test } from "vitest";
import type { FakeIbGateway } from "../../../support/fake-ib-gateway.ts";
import { openIbFeedStand } from "../../../support/ib-feed-stand.ts";
import { stock } from "../../../support/ib-stand.ts";

/** A trade as IB tells it: its time, price and size, then the book and the day's volume. */
function trade(gateway: FakeIbGateway, symbol: string, last: number, seconds = 1_767_711_600): void {
  gateway.tell(symbol, (messages, id) => [
    messages.tickString(id, 45, String(seconds)),
    messages.tickPrice(id, 4, last, 100),
    messages.tickPrice(id, 1, last - 0.01, 300),
    messages.tickPrice(id, 2, last + 0.01, 200),
    messages.tickSize(id, 8, 1_234_500),
  ]);
}

test("what a line tells in one go is one quote", async () => {
  await using stand = await openIbFeedStand();
  stand.gateway.onLine = (symbol) => trade(stand.gateway, symbol, 262.25);
  const quotes = stand.open(["AAPL"]);
  const { value } = await quotes.next();
  expect(value).toMatchObject({
    symbol: "AAPL",
    price: 262.25,
    bid: 262.24,
    ask: 262.26,
    volume: 1_234_500,
    currency: "USD",
    source: "interactive-brokers",
    at: new Date("2026-01-06T15:00:00Z"),
  });
  trade(stand.gateway, "AAPL", 263);
  expect((await quotes.next()).value).toMatchObject({ price: 263 });
  // The source's own client id is left free, and each request is counted.
  expect(stand.gateway.asked("start")).toEqual([{ type: "start", clientId: 18 }]);
  expect(stand.gateway.asked("marketDataType")).toEqual([{ type: "marketDataType", kind: 1 }]);
  expect(stand.budget.state(new Date()).dayRequests).toBe(2);
});

test("a quote without a time has the time it was received, and what IB has not is absent", async () => {
  await using stand = await openIbFeedStand();
  stand.gateway.onLine = () =>
    stand.gateway.tell("AAPL", (messages, id) => [
      messages.tickString(id, 45, "soon"),
      messages.tickPrice(id, 1, -1, 0),
      messages.tickPrice(id, 9, 261, 0),
      messages.tickPrice(id, 4, 262, 100),
    ]);
  const before = new Date();
  const { value: quote } = await stand.open(["AAPL"]).next();
  expect(quote).toMatchObject({ price: 262, bid: undefined, ask: undefined, volume: undefined });
  expect(quote.at).toEqual(quote.receivedAt);
  expect(quote.at.getTime()).toBeGreaterThanOrEqual(before.getTime());
});

test("a pair of currencies is quoted at the middle of bid and ask, once both are known", async () => {
  await using stand = await openIbFeedStand();
  stand.gateway.contracts = [stock("EUR", { secType: "CASH", exchange: "IDEALPRO", primaryExch: "" })];
  stand.gateway.onLine = () =>
    stand.gateway.tell("EUR", (messages, id) => [messages.tickPrice(id, 1, 1.1, 1)]);
  const quotes = stand.open(["EURUSD"]);
  const first = quotes.next();
  await expect.poll(() => stand.gateway.lines).toEqual(["EUR"]);
  stand.gateway.tell("EUR", (messages, id) => [messages.tickPrice(id, 2, 1.2, 1)]);
  const { value } = await first;
  expect(value).toMatchObject({ symbol: "EURUSD", bid: 1.1, ask: 1.2 });
  expect(value.price).toBeCloseTo(1.15, 10);
});

test("delayed data is refused and told, and other symbols go on", async () => {
  await using stand = await openIbFeedStand();
  stand.gateway.onLine = (symbol) => {
    if (symbol === "AAPL")
      stand.gateway.tell(symbol, (messages, id) => [
        messages.marketDataType(id, 3),
        messages.tickPrice(id, 68, 260, 1),
        messages.tickString(id, 88, "1767711600"),
      ]);
    else trade(stand.gateway, symbol, 400);
  };
  expect((await stand.open(["AAPL", "MSFT"]).next()).value).toMatchObject({ symbol: "MSFT" });
  const refused = stand.warnings.filter(({ event }) => event === "quotes.refused");
  expect(refused.map(({ fields }) => [fields.symbol, fields.code])).toEqual([["AAPL", "source.rejected"]]);
  expect(refused[0]?.fields.message).toContain("only delayed data");
  await expect.poll(() => stand.gateway.lines).toEqual(["MSFT"]);
});

test("symbols that IB does not know or has twice are told and left out", async () => {
  await using stand = await openIbFeedStand();
  stand.gateway.contracts = [
    stock("MSFT"),
    stock("TWIN", { conId: 7, primaryExch: "LSE" }),
    stock("TWIN", { conId: 8 }),
  ];
  stand.gateway.onLine = (symbol) => trade(stand.gateway, symbol, 400);
  await stand.open(["NOPE", "TWIN", "CL=F", "MSFT"]).next();
  expect(stand.warnings.map(({ fields }) => [fields.symbol, fields.code])).toEqual([
    ["NOPE", "asset.not_found"],
    ["TWIN", "asset.ambiguous"],
    ["CL=F", "asset.not_found"],
  ]);
});

test("without any subscription the feed ends with IB's own words", async () => {
  await using stand = await openIbFeedStand();
  const text = "Requested market data is not subscribed. Delayed market data is not available.";
  stand.gateway.react = ({ type }) => (type === "quotes" ? { code: 354, text } : undefined);
  await expect(stand.open(["AAPL", "MSFT"]).next()).rejects.toMatchObject({
    code: "source.rejected",
    message: `IB, MSFT: ${text} (354)`,
  });
  await expect.poll(() => stand.gateway.openSockets).toBe(0);
});

test("after a restart of the gateway every line is opened again, after growing waits", async () => {
  await using stand = await openIbFeedStand();
  stand.gateway.onLine = (symbol) => trade(stand.gateway, symbol, 400 + stand.gateway.connections);
  const quotes = stand.open(["AAPL", "MSFT"]);
  await quotes.next();
  await quotes.next();
  stand.gateway.restart(3);
  expect([(await quotes.next()).value.price, (await quotes.next()).value.price]).toEqual([405, 405]);
  expect(stand.waitsMs).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(stand.gateway.lines.toSorted()).toEqual(["AAPL", "MSFT"]);
  // Contracts are asked for once.
  expect(stand.gateway.asked("contracts")).toHaveLength(2);
});

test("a session of the account elsewhere, a link to IB that broke, and a silent gateway are waited out", async () => {
  await using stand = await openIbFeedStand({ connectMs: 100, answerMs: 100 });
  const { gateway } = stand;
  gateway.react = (ask) => {
    if (ask.type === "quotes" && gateway.connections === 1)
      return { code: 10_197, text: "No market data during competing live session" };
    return ask.type === "time" && gateway.connections === 3 ? "silence" : undefined;
  };
  gateway.onLine = (symbol) => {
    if (gateway.connections === 2) gateway.announce(1_100, "Connectivity between IB and TWS has been lost.");
    if (gateway.connections === 4) trade(gateway, symbol, 400);
  };
  expect((await stand.open(["AAPL"]).next()).value).toMatchObject({ price: 400 });
  expect(stand.waitsMs).toEqual([1_000, 2_000, 4_000]);
  expect(stand.warnings.map(({ fields }) => fields.message)).toEqual([
    expect.stringContaining("competing live session"),
    expect.stringContaining("1100"),
    expect.stringContaining("has gone silent"),
  ]);
});

test("symbols beyond an account's hundred lines are told, and IB's pace is kept", async () => {
  await using stand = await openIbFeedStand();
  const symbols = Array.from({ length: 102 }, (_, index) => `S${index}`);
  const quotes = stand.open(symbols);
  const first = quotes.next();
  await expect.poll(() => stand.gateway.lines.length, { timeout: 30_000, interval: 200 }).toBe(100);
  expect(stand.warnings).toEqual([
    {
      event: "quotes.left_out",
      fields: { feed: "interactive-brokers", linesMax: 100, left: ["S100", "S101"] },
    },
  ]);
  expect(stand.gateway.pacing.messagesPerSecondMax).toBeLessThanOrEqual(40);
  stand.stop.abort(new Error("enough"));
  expect((await first).done).toBe(true);
}, 60_000);

test("a slow reader gets the newest quote of each symbol, and no queue grows", async () => {
  await using stand = await openIbFeedStand();
  const quotes = stand.open(["AAPL", "MSFT"]);
  stand.gateway.onLine = (symbol) => trade(stand.gateway, symbol, 1);
  await quotes.next();
  for (let price = 2; price <= 50; price++) {
    trade(stand.gateway, "AAPL", price);
    trade(stand.gateway, "MSFT", price);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await expect.poll(() => stand.gateway.pacing.messagesPerSecondMax).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([(await quotes.next()).value.price, (await quotes.next()).value.price]).toEqual([50, 50]);
});

test("a stop ends the feed and closes its socket", async () => {
  await using stand = await openIbFeedStand();
  const waiting = stand.open(["AAPL"]).next();
  await expect.poll(() => stand.gateway.lines).toEqual(["AAPL"]);
  stand.stop.abort(new Error("enough"));
  expect(await waiting).toEqual({ done: true, value: undefined });
  await expect.poll(() => stand.gateway.openSockets).toBe(0);
});

test("without IB_HOST the feed says what to set", async () => {
  await using stand = await openIbFeedStand();
  await expect(stand.open(["AAPL"], {}).next()).rejects.toMatchObject({
    code: "config.invalid",
    message: "IB_HOST is not set",
  });
});
