import { AppError, codeOf, messageOf } from "../../../../core/domain/errors.ts";
import type { Quote } from "../../../../core/domain/quote.ts";
import { findInstrument } from "../../../fetch/sources/interactive-brokers/find-instrument.ts";
import type { IbConnection } from "../../../fetch/sources/interactive-brokers/ib-connection.ts";
import type { AskedAsset } from "../../../fetch/sources/interactive-brokers/ib-contracts.ts";
import type { IbInstrument } from "../../../fetch/sources/interactive-brokers/transform.ts";
import type { FeedRequest } from "../feed.ts";
import { QuoteLines } from "./quote-lines.ts";

/** The symbols a feed wants quotes of, over all its connections: what IB refuses for good is not asked for again. */
export class WantedLines {
  readonly #request: Pick<FeedRequest, "clock" | "http" | "log" | "signal">;
  readonly #assets: Map<string, AskedAsset>;
  readonly #instruments = new Map<string, IbInstrument>();

  constructor(
    assets: readonly AskedAsset[],
    request: Pick<FeedRequest, "clock" | "http" | "log" | "signal">,
  ) {
    this.#assets = new Map(assets.map((asset) => [asset.symbol, asset]));
    this.#request = request;
  }

  /**
   * Opens a line for each symbol and yields quotes until the connection ends, then throws why: `source.unavailable` for
   * what passes, the last refusal when IB refuses every symbol, `source.budget`.
   */
  async *read(connection: IbConnection): AsyncGenerator<Quote> {
    const { clock, http, log } = this.#request;
    const onRefused = (symbol: string, why: AppError) => this.#refuse(symbol, why, connection);
    const lines = new QuoteLines({ connection, clock, log, onRefused });
    for (const asset of [...this.#assets.values()]) {
      const instrument = await this.#findInstrument(asset, connection);
      if (!instrument) continue;
      await http.take();
      lines.open(asset.symbol, instrument);
    }
    yield* lines.read();
  }

  async #findInstrument(asset: AskedAsset, connection: IbConnection): Promise<IbInstrument | undefined> {
    const { symbol } = asset;
    try {
      const found =
        this.#instruments.get(symbol) ??
        (await findInstrument(asset, async (ask) => {
          await this.#request.http.take();
          return await ask(connection);
        }));
      this.#instruments.set(symbol, found);
      return found;
    } catch (error) {
      this.#request.signal.throwIfAborted();
      const isOfThisSymbol = codeOf(error).startsWith("asset.") || codeOf(error) === "source.rejected";
      if (!(error instanceof AppError) || !isOfThisSymbol) throw error;
      this.#refuse(symbol, error, connection);
      return undefined;
    }
  }

  #refuse(symbol: string, why: AppError, connection: IbConnection): void {
    this.#request.log.warn({ symbol, code: why.code, message: messageOf(why) }, "quotes.refused");
    this.#assets.delete(symbol);
    if (this.#assets.size === 0) connection.fail(why);
  }
}
