import type { Config } from "../../core/config.ts";
import { codeOf, type ErrorCode, errorCatalogue, messageOf } from "../../core/domain/errors.ts";
import { checkRecord, knownAt } from "../fetch/door.ts";
import type { SourceItem } from "../fetch/sources/source.ts";

/** What one look at a source has found. */
export interface Look {
  state: "ok" | "partial" | "skipped" | "over_budget" | "failed";
  records: number;
  bars: number;
  quarantined: number;
  /** When the newest of them was published; null when there is none. */
  newestAt: Date | null;
  requests: number;
  usd: number;
  /** The first thing that was not as it must be, and what to do about it. */
  code: string | null;
  message: string | null;
  remedy: string | null;
}

/** Sorts a source's items as the fetch stage does, and keeps only counts. */
export class Findings {
  readonly look: Omit<Look, "requests" | "usd"> = {
    state: "ok",
    records: 0,
    bars: 0,
    quarantined: 0,
    newestAt: null,
    code: null,
    message: null,
    remedy: null,
  };
  readonly #config: Config;
  readonly #now: Date;

  constructor(config: Config, now: Date) {
    this.#config = config;
    this.#now = now;
  }

  get count(): number {
    return this.look.records + this.look.quarantined;
  }

  take(item: SourceItem): void {
    if (item.type === "record" || item.type === "checked") this.#takeRecord(item);
    else if (item.type === "fault") this.#setAside(item.code, item.message);
    else if (item.type === "gap") this.#note("partial", item.code, item.message);
    else if (item.type === "skipped") this.#note("skipped", null, item.message);
  }

  fail(error: unknown): void {
    const code = codeOf(error);
    const state = code === "source.budget" ? "over_budget" : this.look.records > 0 ? "partial" : "failed";
    this.#note(state, code, messageOf(error));
  }

  #takeRecord(item: SourceItem & { type: "record" | "checked" }): void {
    const options = { origin: item.origin, line: item.line, now: this.#now, config: this.#config };
    const checked = item.type === "checked" ? { record: item.record } : checkRecord(item.record, options);
    if ("fault" in checked) {
      this.#setAside(checked.fault.code, checked.fault.message);
      return;
    }
    const { look } = this;
    look.records += 1;
    if (checked.record.kind === "bar") look.bars += 1;
    const known = knownAt(checked.record);
    if (!look.newestAt || known > look.newestAt) look.newestAt = known;
  }

  #setAside(code: string, message: string): void {
    this.look.quarantined += 1;
    this.#remember(code, message);
  }

  #note(state: Look["state"], code: ErrorCode | null, message: string): void {
    this.look.state = state;
    this.#remember(code, message);
  }

  #remember(code: string | null, message: string): void {
    const { look } = this;
    if (look.message !== null) return;
    look.code = code;
    look.message = message;
    const known = Object.entries(errorCatalogue).find(([name]) => name === code);
    look.remedy = known?.[1].remedy ?? null;
  }
}
