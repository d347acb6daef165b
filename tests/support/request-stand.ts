import { setTimeout as wait } from "node:timers/promises";
import type { ApiDeps } from "../../api/deps.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import type { Asset } from "../../core/domain/assets.ts";
import { emptyCounts, type Manifest } from "../../core/domain/manifest.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import type { CloseSeries } from "../../core/forecast/series.ts";
import { silentLog } from "../../core/log.ts";
import { yahoo } from "../../jobs/fetch/sources/yahoo/source.ts";
import { createLoad } from "../../jobs/load/load.ts";
import type { RequestDeps } from "../../jobs/request/deps.ts";
import { type RequestWorker, startRequestWorker } from "../../jobs/request/request-worker.ts";
import { searches } from "../../jobs/request/search/index.ts";
import { runStage } from "../../jobs/stage.ts";
import { PredictLake, toBars } from "./predict-lake.ts";
import { randomWalk } from "./random-walk.ts";
import { type ReplayAnswer, type ReplayServer, startReplayServer } from "./replay-server.ts";
import { startTestApi, type TestApi } from "./test-api.ts";

export const requestCatalogue: Asset[] = [
  { symbol: "HELD", class: "stock", name: "Held Works Inc.", formerSymbols: [], aliases: [] },
  {
    symbol: "NEWS",
    class: "stock",
    name: "Newcomer Corp.",
    formerSymbols: [{ symbol: "OLDN" }],
    aliases: ["the newcomer"],
  },
  { symbol: "TWNA", class: "stock", name: "Twin Inc. Class A", formerSymbols: [], aliases: ["Twin"] },
  { symbol: "TWNB", class: "stock", name: "Twin Inc. Class B", formerSymbols: [], aliases: ["Twin"] },
];

export const firstRun = "2020-01-01T00";
/** The walk that Yahoo's stand-in tells of every symbol it knows; its last close is of 2020-01-01. */
export const walk: CloseSeries = randomWalk("ANY", 588, { seed: 7, from: "2017-10-01" });

export interface Search {
  symbol: string;
  shortname?: string;
  quoteType?: string;
  exchange?: string;
}

/** The API, the worker and a published run with stored models, over a stand-in of Yahoo on loopback. */
export interface RequestStand extends AsyncDisposable {
  api: TestApi;
  lake: PredictLake;
  yahoo: ReplayServer;
  /** What Yahoo's search finds, and how it answers a chart of a symbol it has not (null) or refuses. */
  found: Search[];
  chartOf: (symbol: string) => ReplayAnswer;
  startWorker(changes?: Partial<RequestDeps>): Promise<RequestWorker>;
  publish(run: string, previous: string | null, symbols: readonly string[]): Promise<Manifest>;
  request(query: string, cookie: string): Promise<Record<string, unknown> & { id: string }>;
  /** Looks until the request's state is one of these. */
  until(id: string, ...states: string[]): Promise<Record<string, unknown>>;
}

export async function openRequestStand(
  env: Record<string, string> = {},
  changes: Partial<ApiDeps> = {},
): Promise<RequestStand> {
  const api = await startTestApi({ now: "2020-01-02T01:00:00Z", catalogue: requestCatalogue, ...changes });
  const server = await startReplayServer();
  const lake = await PredictLake.create({ PULSO_SOURCES: "yahoo", PULSO_MODELS: "naive,linear,mlp", ...env });
  const workers: RequestWorker[] = [];
  const ledger = new LedgerRepository(api.dataSource, defaultRunRules);
  const stand: RequestStand = {
    api,
    lake,
    yahoo: server,
    found: [],
    chartOf: knownChart,
    async startWorker(changes = {}) {
      const worker = await startRequestWorker(
        {
          database: api.dataSource,
          notifications: api.notifications,
          store: lake.store,
          config: lake.deps.config,
          clock: api.clock,
          log: silentLog,
          catalogue: requestCatalogue,
          sources: [yahoo],
          searches,
          tools: {
            fetch: globalThis.fetch,
            random: () => 0.5,
            sleep: async () => {},
            origins: { "https://query2.finance.yahoo.com": server.origin },
          },
          ...changes,
        },
        { lookEveryMs: 60_000 },
      );
      workers.push(worker);
      return worker;
    },
    async publish(run, previous, symbols) {
      const bars = symbols.flatMap((symbol, at) =>
        symbol === "HELD"
          ? toBars(randomWalk(symbol, 600, { seed: at + 1, from: "2017-10-01" }))
          : toBars({ ...walk, symbol }).map((bar, day) => ({ ...bar, ...figuresOf(walk.closes[day]!) })),
      );
      await lake.fetch(run, previous, bars);
      const params = { run, attempt: 1, previous, options: {} };
      const nothing = async () => ({ counts: emptyCounts(), detail: {} });
      await runStage("categorise", nothing, lake.deps, params);
      const predicted = await lake.predict(run, previous);
      const load = createLoad({ dataSource: api.dataSource, ledger, catalogue: requestCatalogue });
      await runStage("load", load, lake.deps, params);
      return predicted;
    },
    async request(query, cookie) {
      const { data, errors } = await api.ask({
        query: `mutation ($query: String!) { requestAsset(query: $query) { ${fields} } }`,
        variables: { query },
        cookie,
      });
      if (errors) throw Object.assign(new Error(errors[0]?.message), { extensions: errors[0]?.extensions });
      return data.requestAsset;
    },
    async until(id, ...states) {
      for (let looks = 0; looks < 600; looks += 1) {
        const [row] = await api.dataSource.query("select * from asset_request where id = $1", [id]);
        if (states.includes(row?.state)) return row;
        await wait(25);
      }
      throw new Error(`request ${id} has not come to ${states.join(" or ")}`);
    },
    async [Symbol.asyncDispose]() {
      for (const worker of workers) await worker[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await api[Symbol.asyncDispose]();
      await lake[Symbol.asyncDispose]();
    },
  };
  server.answer(({ url }) => {
    if (url.pathname.endsWith("/search"))
      return {
        body: JSON.stringify({
          quotes: stand.found.map((quote) => ({ quoteType: "EQUITY", isYahooFinance: true, ...quote })),
        }),
      };
    return stand.chartOf(decodeURIComponent(url.pathname.split("/").at(-1)!));
  });
  return stand;
}

export const fields = `id query state symbol progress code message candidates { symbol name class exchange source } asset { symbol name }`;

/** As the chart tells them. */
function figuresOf(close: number): object {
  return { open: close, high: close, low: close, adjClose: close, volume: 1_000 };
}

export function knownChart(symbol: string): ReplayAnswer {
  return { body: JSON.stringify(toChart(symbol)) };
}

/** In the shape of the recorded charts (tests/fixtures/yahoo). */
function toChart(symbol: string): object {
  const { dates, closes } = walk;
  const meta = {
    currency: "EUR",
    symbol,
    exchangeName: "NMS",
    instrumentType: "EQUITY",
    firstTradeDate: 345_479_400,
    regularMarketTime: 1_577_836_800,
    gmtoffset: -18_000,
    timezone: "EST",
    exchangeTimezoneName: "America/New_York",
    regularMarketPrice: closes.at(-1),
    dataGranularity: "1d",
    range: "",
    validRanges: ["1d"],
  };
  const quote = { open: closes, high: closes, low: closes, close: closes, volume: closes.map(() => 1_000) };
  const timestamp = dates.map((date) => Date.parse(`${date}T15:30:00Z`) / 1_000);
  const indicators = { quote: [quote], adjclose: [{ adjclose: closes }] };
  return { chart: { result: [{ meta, timestamp, indicators }], error: null } };
}
