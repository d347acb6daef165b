import { AppError, codeOf, messageOf } from "../../../core/domain/errors.ts";
import type { Quote } from "../../../core/domain/quote.ts";
import { getAskedAssets } from "../../fetch/sources/interactive-brokers/asked-assets.ts";
import {
  IbConnection,
  type IbPatience,
  ibPatience,
} from "../../fetch/sources/interactive-brokers/ib-connection.ts";
import { interactiveBrokersLimits } from "../../fetch/sources/interactive-brokers/limits.ts";
import type { FeedRequest, QuoteFeed } from "./feed.ts";
import { WantedLines } from "./ib/wanted-lines.ts";

/** Quotes an account may have open at the same time, unless it pays for more. */
const linesMax = 100;
const waitFirstMs = 1_000;
const waitMaxMs = 60_000;

/** Live quotes through the operator's own IB Gateway; its client id is the source's plus one, so that both may run. */
export const interactiveBrokersFeed: QuoteFeed = createInteractiveBrokersFeed(ibPatience);

/** The feed with another patience for a silent gateway. */
export function createInteractiveBrokersFeed(patience: IbPatience): QuoteFeed {
  return {
    name: "interactive-brokers",
    limits: interactiveBrokersLimits,
    open: (request) => openFeed(request, patience),
  };
}

async function* openFeed(request: FeedRequest, patience: IbPatience): AsyncGenerator<Quote> {
  const { config, log, signal, sleep } = request;
  const { host, port, clientId } = config.ib;
  if (host === undefined) throw new AppError("config.invalid", { message: "IB_HOST is not set" });
  const left = request.symbols.slice(linesMax);
  if (left.length > 0) log.warn({ feed: "interactive-brokers", linesMax, left }, "quotes.left_out");
  const wanted = new WantedLines(await getAskedAssets(request.symbols.slice(0, linesMax)), request);
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      const options = { host, port, clientId: clientId + 1, patience, log, signal };
      await using connection = await IbConnection.open(options);
      using _ = probing(connection, patience.answerMs);
      for await (const quote of wanted.read(connection)) {
        failures = 0;
        yield quote;
      }
    } catch (error) {
      if (signal.aborted) return;
      // A gateway restarts every day, IB's link breaks, another session takes the data: all of it passes.
      if (codeOf(error) !== "source.unavailable") throw error;
      log.warn({ feed: "interactive-brokers", message: messageOf(error) }, "quotes.lost");
    }
    await sleep(Math.min(waitMaxMs, waitFirstMs * 2 ** failures), signal).catch(() => {});
  }
}

/** Asks now and then whether the gateway is alive: no quotes may also mean a closed market. */
function probing(connection: IbConnection, everyMs: number): Disposable {
  const timer = setInterval(() => connection.probe(), everyMs);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
