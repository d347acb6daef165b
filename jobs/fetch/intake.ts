import { codeOf, messageOf } from "../../core/domain/errors.ts";
import { type Counts, emptyCounts } from "../../core/domain/manifest.ts";
import type { QuarantinedRecord, RawRecord, Redistribution, TextRecord } from "../../core/domain/record.ts";
import { slotTime } from "../../core/domain/slot.ts";
import type { LakeTombstone } from "../erase/lake-tombstones.ts";
import { withoutText } from "../erase/wish.ts";
import type { StageContext } from "../stage.ts";
import type { BudgetState } from "./budget.ts";
import type { SourceState } from "./cursors.ts";
import { checkRecord, knownAt } from "./door.ts";
import { PartWriter } from "./part-writer.ts";
import type { PseudonymOf } from "./pseudonyms.ts";
import type { SourceCoverage } from "./source-coverage.ts";
import { describeSource } from "./source-terms.ts";
import type { Source, SourceItem } from "./sources/source.ts";
import type { TextIndex } from "./text-index.ts";
import { withoutNames } from "./without-names.ts";

export interface IntakeOptions {
  context: StageContext;
  /** Where the source stood after the last published run. */
  previous: SourceState | undefined;
  pseudonymOf: PseudonymOf;
  /** Ids met in this run, whatever the source: what comes again is a counted duplicate. */
  seen: Set<string>;
  /** What the terms of a record's source let be handed on. */
  redistributionOf(source: string): Redistribution;
  /** Records whose text is erased or about to be: what comes again comes without it. */
  tombstones: ReadonlyMap<string, LakeTombstone>;
  /** Which texts the run writes. */
  index: TextIndex;
  onRecord(): void;
}

export interface SourceReading {
  coverage: SourceCoverage;
  counts: Counts;
  state: SourceState;
  /** Ids of records that are gone at the provider, held here or not. */
  deleted: string[];
}

/** What a source threw, as its last item. */
export type Failure = { type: "failure"; error: unknown };

/** Where a source's items are sorted: written, waiting for their run, duplicate or set aside. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #to: Date;
  readonly #now: Date;
  readonly #parts: PartWriter;
  readonly #counts = emptyCounts();
  readonly #coverage: SourceCoverage;
  readonly #messages: string[] = [];
  readonly #deleted = new Set<string>();
  #cursor: unknown;
  #isWhole = true;
  readonly #callsOut: boolean;

  constructor(source: Source, options: IntakeOptions) {
    const { context, previous } = options;
    this.#options = options;
    this.#callsOut = Object.keys(source.limits).length > 0;
    this.#to = slotTime(context.run);
    this.#now = context.clock.now();
    this.#parts = new PartWriter(context, source.name);
    this.#cursor = previous?.cursor;
    this.#coverage = {
      source: source.name,
      state: "ok",
      from: previous?.until ?? null,
      to: this.#to.toISOString(),
      records: 0,
      bars: 0,
      quarantined: 0,
      duplicate: 0,
      deleted: 0,
      sample: source.sample,
      about: describeSource(source, context.config.retentions),
    };
  }

  async take(item: SourceItem | Failure): Promise<void> {
    if (item.type === "record") {
      const { context } = this.#options;
      const checked = checkRecord(item.record, { ...item, now: this.#now, config: context.config });
      if ("record" in checked) await this.#keep(checked.record, item.after);
      else this.#setAside(checked.fault);
    } else if (item.type === "checked") await this.#keep(item.record, item.after);
    else if (item.type === "fault") {
      const { type: _, ...fault } = item;
      this.#setAside(fault);
    } else if (item.type === "cursor") this.#cursor = item.cursor;
    else if (item.type === "deleted") for (const id of item.ids) this.#deleted.add(id);
    else this.#note(item);
  }

  /** Whether it could be asked and has not broken off; a budget for reading that is spent leaves that for deletions. */
  get canBeAsked(): boolean {
    return this.#isWhole || this.#coverage.code === "source.budget";
  }

  async close(budget: BudgetState): Promise<SourceReading> {
    await this.#parts.flush();
    this.#coverage.deleted = this.#deleted.size;
    if (this.#callsOut) this.#coverage.budget = budget;
    if (this.#messages.length > 0) this.#coverage.message = summarise(this.#messages);
    const { to, from } = this.#coverage;
    return {
      coverage: this.#coverage,
      counts: this.#counts,
      state: { until: this.#isWhole ? to : from, cursor: this.#cursor },
      deleted: [...this.#deleted],
    };
  }

  async #keep(record: RawRecord, after: Date | undefined): Promise<void> {
    const known = knownAt(record);
    if (known > this.#to || (after && known <= after)) return;
    this.#counts.in += 1;
    if (this.#options.seen.has(record.id)) {
      this.#counts.duplicate += 1;
      this.#coverage.duplicate += 1;
      return;
    }
    this.#options.seen.add(record.id);
    this.#counts.out += 1;
    this.#coverage.records += 1;
    if (record.kind === "bar") this.#coverage.bars += 1;
    const { newestAt } = this.#coverage;
    if (!newestAt || known > new Date(newestAt)) this.#coverage.newestAt = known.toISOString();
    await this.#write(record);
    this.#options.onRecord();
  }

  async #write(record: RawRecord): Promise<void> {
    if (record.kind === "bar") return this.#parts.add(record);
    const { index, tombstones } = this.#options;
    const isErased = tombstones.has(record.id) || record.erasedAt !== undefined;
    const text = this.#stamped(isErased ? withoutText(record, "all", this.#now) : record);
    index.add(text);
    await this.#parts.add(text);
  }

  /** A text with what may be handed on of it; what the record itself says is never loosened. */
  #stamped(record: TextRecord): TextRecord {
    if (record.redistribute === "ids") return record;
    const redistribute = this.#options.redistributionOf(record.source);
    return redistribute === "excerpt" ? record : { ...record, redistribute };
  }

  #setAside(fault: QuarantinedRecord): void {
    const { context, pseudonymOf } = this.#options;
    context.quarantine({ ...fault, raw: withoutNames(fault.raw, pseudonymOf) });
    this.#counts.in += 1;
    this.#counts.quarantined += 1;
    this.#coverage.quarantined += 1;
  }

  #note(item: Extract<SourceItem, { type: "gap" | "note" | "skipped" }> | Failure): void {
    const message = item.type === "failure" ? messageOf(item.error) : item.message;
    this.#messages.push(message);
    if (item.type === "note") return;
    if (item.type !== "gap") this.#isWhole = false;
    if (item.type === "skipped") this.#coverage.state = "skipped";
    else if (item.type === "gap") {
      this.#coverage.state = "partial";
      this.#coverage.code ??= item.code;
    } else {
      const { context } = this.#options;
      context.signal.throwIfAborted();
      const code = codeOf(item.error);
      this.#coverage.state =
        code === "source.budget" ? "over_budget" : this.#counts.out > 0 ? "partial" : "failed";
      this.#coverage.code = code;
      const stack = item.error instanceof Error && code === "internal" ? item.error.stack : undefined;
      context.log.warn({ source: this.#coverage.source, code, message, stack }, "source.failed");
    }
  }
}

/** The first few messages and how many more there are. */
function summarise(messages: string[]): string {
  const shown = messages.slice(0, 3).join("; ");
  return messages.length > 3 ? `${shown}; and ${messages.length - 3} more` : shown;
}
