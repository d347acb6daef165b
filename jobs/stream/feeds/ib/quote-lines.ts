import { EventName } from "@stoqey/ib";
import type { Clock } from "../../../../core/cloud/ports.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import type { Quote } from "../../../../core/domain/quote.ts";
import type { Log } from "../../../../core/log.ts";
import type { IbConnection } from "../../../fetch/sources/interactive-brokers/ib-connection.ts";
import {
  type IbRefusal,
  isCompetingSession,
  isRefusedForGood,
  toAppError,
} from "../../../fetch/sources/interactive-brokers/ib-errors.ts";
import type { IbInstrument } from "../../../fetch/sources/interactive-brokers/transform.ts";
import { isDelayed, LineTicks } from "./line-ticks.ts";
import { NewestQuotes } from "./newest-quotes.ts";

export interface QuoteLinesOptions {
  connection: IbConnection;
  clock: Clock;
  log: Log;
  /** Called for a symbol that is not to be asked for again. */
  onRefused(symbol: string, why: AppError): void;
}

/** Market data types: 1 live, 2 frozen (the last of a closed market), 3 delayed, 4 delayed and frozen. */
const live = 1;
const frozen = 2;
/** MARKET_DATA_IN_SHARES. */
const volumeInSharesFrom = 159;

interface Line {
  symbol: string;
  ticks: LineTicks;
  isTold: boolean;
}

/** The lines of quotes of one connection: what they tell in one go is one quote. Live data only: delayed is refused. */
export class QuoteLines {
  readonly #options: QuoteLinesOptions;
  readonly #lines = new Map<number, Line>();
  readonly #quotes = new NewestQuotes();

  constructor(options: QuoteLinesOptions) {
    this.#options = options;
    const { api, closed } = options.connection;
    api.on(EventName.tickPrice, (id, type, price) => {
      if (isDelayed(type)) this.#refuseDelayed(id);
      else if (this.#lines.get(id)?.ticks.takePrice(type, price)) this.#tellSoon(id);
    });
    api.on(EventName.tickSize, (id, type, size) => {
      if (isDelayed(type)) this.#refuseDelayed(id);
      else this.#lines.get(id)?.ticks.takeSize(type, size);
    });
    api.on(EventName.tickString, (id, type, text) => {
      if (this.#lines.get(id)?.ticks.takeText(type, text)) this.#tellSoon(id);
    });
    api.on(EventName.marketDataType, (id, type) => {
      if (type !== live && type !== frozen) this.#refuseDelayed(id);
    });
    void closed.then(() => this.#quotes.end(options.connection.end));
    api.reqMarketDataType(live);
  }

  open(symbol: string, { contract, priceMagnifier }: IbInstrument): void {
    const { connection } = this.#options;
    const ticks = new LineTicks({
      symbol,
      currency: contract.currency,
      priceMagnifier,
      hasTrades: contract.secType !== "CASH",
      volumeInShares: connection.api.serverVersion >= volumeInSharesFrom,
    });
    const id = connection.listen((refusal) => this.#hear(id, refusal));
    this.#lines.set(id, { symbol, ticks, isTold: true });
    connection.api.reqMktData(id, contract, "", false, false);
  }

  /** Until the connection ends; then throws why. */
  read(): AsyncGenerator<Quote> {
    return this.#quotes.read();
  }

  /** All ticks that came together are in before the quote is told. */
  #tellSoon(id: number): void {
    const line = this.#lines.get(id);
    if (!line?.isTold) return;
    line.isTold = false;
    setImmediate(() => {
      line.isTold = true;
      const quote = line.ticks.quote(this.#options.clock.now());
      if (quote) this.#quotes.put(quote);
    });
  }

  #hear(id: number, refusal: IbRefusal): void {
    const symbol = this.#lines.get(id)?.symbol;
    if (symbol === undefined) return;
    const { connection, log } = this.#options;
    // Another session of the account has the data now: all lines are off until it ends.
    if (isCompetingSession(refusal)) connection.fail(toAppError(refusal, symbol));
    else if (isRefusedForGood(refusal)) this.#refuse(id, toAppError(refusal, symbol));
    else log.warn({ symbol, code: refusal.ibCode, message: refusal.message }, "quotes.message");
  }

  #refuseDelayed(id: number): void {
    const symbol = this.#lines.get(id)?.symbol;
    if (symbol === undefined) return;
    this.#options.connection.api.cancelMktData(id);
    this.#refuse(id, delayedOnly(symbol));
  }

  #refuse(id: number, why: AppError): void {
    const line = this.#lines.get(id);
    this.#lines.delete(id);
    if (line) this.#options.onRefused(line.symbol, why);
  }
}

function delayedOnly(symbol: string): AppError {
  return new AppError("source.rejected", {
    message: `IB, ${symbol}: only delayed data without a market data subscription, and delayed quotes are not taken for live ones`,
    symbol,
  });
}
