import { createServer } from "node:net";
import { expect, test } from "vitest";
import type { IbAsk } from "../../../support/ib-asks.ts";
import { openIbStand, stock } from "../../../support/ib-stand.ts";

const run = "2026-01-10T00";
const symbols = (count: number) => Array.from({ length: count }, (_, index) => `S${index}`);
const pacingViolation = {
  code: 162,
  text: "Historical Market Data Service error message:Historical data request pacing violation",
};

/** True for the first asks that fit, so many of them. */
function times(count: number, fits: (ask: IbAsk) => boolean): (ask: IbAsk) => boolean {
  let left = count;
  return (ask) => fits(ask) && left-- > 0;
}

test("a pacing violation is waited out, and the same request is not made within 15 seconds", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const isFirst = times(1, ({ type }) => type === "history");
  stand.gateway.react = (ask) => (isFirst(ask) ? pacingViolation : undefined);
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", bars: 5 });
  expect(stand.bench.waitsMs).toEqual([60_000]);
  expect(stand.gateway.pacing.identical).toBe(0);
});

test("pacing violations without end are given up as throttled, and told apart from no data", async () => {
  await using stand = await openIbStand({ assets: ["AAPL", "MSFT"] });
  stand.gateway.react = (ask) =>
    ask.type === "history" && ask.symbol === "AAPL" ? pacingViolation : undefined;
  const { coverage, records } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.throttled", bars: 5 });
  expect(records.every(({ symbol }) => symbol === "MSFT")).toBe(true);
  expect(stand.gateway.asked("history").filter(({ symbol }) => symbol === "AAPL")).toHaveLength(3);
  expect(stand.gateway.pacing.identical).toBe(0);
});

test("seventy symbols keep every rule of IB's pacing", async () => {
  await using stand = await openIbStand({ assets: symbols(70), historyMs: 150 });
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "ok", bars: 350 });
  const { pacing } = stand.gateway;
  expect(pacing.historiesPerTenMinutesMax).toBe(60);
  expect(pacing.openHistoriesMax).toBeGreaterThan(1);
  expect(pacing.openHistoriesMax).toBeLessThanOrEqual(4);
  expect(pacing.messagesPerSecondMax).toBeLessThanOrEqual(40);
  expect(pacing.identical).toBe(0);
  const shows = stand.gateway.asked("history").map(({ show }) => show);
  expect(shows.filter((show) => show === "TRADES")).toHaveLength(70);
  // Adjusted closes come where there is room beside them, and the coverage says where there was none.
  expect(shows.slice(0, 60)).not.toContain("ADJUSTED_LAST");
  expect(coverage[0]?.message).toContain("S0: no adjusted closes, to keep to IB's pacing");
}, 30_000);

test("two symbols of one contract do not make the same request within 15 seconds", async () => {
  await using stand = await openIbStand({ assets: ["EURUSD", "EUR/USD"] });
  stand.gateway.contracts = [stock("EUR", { secType: "CASH", exchange: "IDEALPRO", primaryExch: "" })];
  await stand.fetch(run);
  expect(stand.gateway.asked("history")).toHaveLength(1);
});

test("the daily restart in the middle of a run is got over", async () => {
  await using stand = await openIbStand({ assets: symbols(6) });
  const isThird = times(1, (ask) => ask.type === "history" && ask.symbol === "S2");
  stand.gateway.react = (ask) => {
    if (!isThird(ask)) return undefined;
    stand.gateway.restart(2);
    return "silence";
  };
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", bars: 30 });
  expect(stand.gateway.connections).toBe(4);
  expect(stand.bench.waitsMs.slice(0, 3)).toEqual([5_000, 10_000, 20_000]);
  expect(stand.gateway.pacing.identical).toBe(0);
});

test("a gateway that does not come back leaves a part, and the next run reads the rest", async () => {
  await using stand = await openIbStand({ assets: symbols(6) });
  stand.gateway.react = (ask) => {
    if (ask.type !== "contracts" || ask.symbol !== "S4") return undefined;
    stand.gateway.restart(100);
    return "silence";
  };
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.unavailable", bars: 20 });
  expect(stand.bench.waitsMs).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  stand.gateway.refusals = 0;
  stand.gateway.react = () => undefined;
  const two = await stand.fetch("2026-01-10T06", run);
  expect(two.coverage[0]).toMatchObject({ state: "ok", bars: 10 });
});

test("without a gateway the source fails after a bounded number of tries", async () => {
  await using stand = await openIbStand({ assets: ["AAPL", "MSFT"] });
  stand.gateway.refusals = 100;
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "failed", code: "source.unavailable" });
  expect(stand.gateway.connections).toBe(7);
});

test("a port where nobody listens says so", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const { port } = stand.gateway;
  await stand.gateway[Symbol.asyncDispose]();
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.unavailable" });
  expect(coverage[0]?.message).toContain(`ECONNREFUSED 127.0.0.1:${port}`);
});

test("a gateway that takes the connection and says nothing is given up in time", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"], patience: { connectMs: 50 } });
  stand.gateway.isMute = true;
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.unavailable" });
  expect(coverage[0]?.message).toContain("made no connection within 0.05 s");
  await expect.poll(() => stand.gateway.openSockets).toBe(0);
});

test("a server that speaks another language is given up in time", async () => {
  const server = createServer((socket) =>
    socket
      .on("error", () => {})
      .resume()
      .end("HTTP/1.1 400 Bad Request\r\n\r\n"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await using stand = await openIbStand({ assets: ["AAPL"], patience: { connectMs: 200 } });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  stand.bench.config = { ...stand.bench.config, ib: { ...stand.bench.config.ib, port: address.port } };
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "failed", code: "source.unavailable" });
  await new Promise((resolve) => server.close(resolve));
});

test("a client id in use is not tried again and says what to set", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  stand.gateway.react = (ask) => {
    if (ask.type !== "start") return undefined;
    stand.gateway.announce(326, "Unable to connect as the client id is already in use.");
    return "silence";
  };
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.rejected" });
  expect(coverage[0]?.message).toContain("IB_CLIENT_ID");
  expect(stand.gateway.connections).toBe(1);
});

test("silence about one symbol is a gap, and its request is cancelled", async () => {
  await using stand = await openIbStand({ assets: ["AAPL", "MSFT"], patience: { answerMs: 150 } });
  stand.gateway.react = (ask) => (ask.type === "history" && ask.symbol === "AAPL" ? "silence" : undefined);
  const { coverage, records } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.unavailable", bars: 5 });
  expect(coverage[0]?.message).toContain("gave no answer within 0.15 s");
  expect(records.every(({ symbol }) => symbol === "MSFT")).toBe(true);
  expect(stand.gateway.asked("cancelHistory")).toHaveLength(1);
  expect(stand.gateway.connections).toBe(1);
});

test("a gateway that falls silent altogether is left for a new connection", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"], patience: { answerMs: 100, connectMs: 100 } });
  const isFirst = times(1, ({ type }) => type === "history");
  stand.gateway.react = (ask) => {
    if (stand.gateway.connections === 1 && (isFirst(ask) || ask.type === "time")) return "silence";
    return undefined;
  };
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", bars: 5 });
  expect(stand.gateway.connections).toBe(2);
});

test("a connection to IB that breaks behind the gateway (1100) is made anew", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const isFirst = times(1, ({ type }) => type === "history");
  stand.gateway.react = (ask) => {
    if (!isFirst(ask)) return undefined;
    stand.gateway.announce(1100, "Connectivity between IB and Trader Workstation has been lost.");
    return "silence";
  };
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", bars: 5 });
  expect(stand.gateway.connections).toBe(2);
});

for (const cutting of ["pieces", "joined"] as const)
  test(`messages that arrive ${cutting === "pieces" ? "in pieces" : "several at once"} are read the same`, async () => {
    await using stand = await openIbStand({ assets: symbols(3), cutting });
    const { coverage, records } = await stand.fetch(run);
    expect(coverage[0]).toMatchObject({ state: "ok", bars: 15 });
    expect(records.every(({ adjClose }) => typeof adjClose === "number")).toBe(true);
  });

test("broken messages between good ones are passed over", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  stand.gateway.react = ({ type }) => (type === "history" ? "garbage first" : undefined);
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", bars: 5 });
});

test("an answer cut off half way is asked for again, and no half of it is kept", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const isFirst = times(1, ({ type }) => type === "history");
  stand.gateway.react = (ask) => (isFirst(ask) ? "drop half way" : undefined);
  const { coverage, records } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "ok", bars: 5, duplicate: 0 });
  expect(records).toHaveLength(5);
});

test("when there is more than a run can wait for, the rest is throttled and comes with the next run", async () => {
  await using stand = await openIbStand({ assets: symbols(5) });
  stand.gateway.react = (ask) => {
    if (ask.type === "history") stand.bench.now = new Date(stand.bench.now.getTime() + 3_600_000);
    return ask.type === "history" ? pacingViolation : undefined;
  };
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.throttled", records: 0 });
  stand.gateway.react = () => undefined;
  stand.bench.now = new Date("2026-01-20T12:00:00Z");
  expect((await stand.fetch("2026-01-10T06", run)).coverage[0]).toMatchObject({ state: "ok", bars: 25 });
});
