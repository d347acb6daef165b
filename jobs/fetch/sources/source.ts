import type { Clock } from "../../../core/cloud/ports.ts";
import type { Config } from "../../../core/config.ts";
import type { ErrorCode } from "../../../core/domain/errors.ts";
import type { RawRecord, Redistribution } from "../../../core/domain/record.ts";
import type { RunId } from "../../../core/domain/slot.ts";
import type { Log } from "../../../core/log.ts";
import type { Http } from "../http.ts";
import type { PseudonymOf } from "../pseudonyms.ts";
import type { SourceLimits } from "../source-limits.ts";

/**
 * A source of records: the plug-in shape. It reads what is new since its cursor and yields it; the stage does the
 * rest (checking, windows, duplicates, quarantine, parts, counts, cursors). GUIDE.md says how to add one.
 */
export interface Source {
  /** Lower case, as in `PULSO_SOURCES` and in `source=<name>/` paths. */
  name: string;
  /** What it is and how it is read, one line, for docs/sources.md and `pulso sources`. */
  title: string;
  delivers: readonly ("posts" | "news" | "prices")[];
  /** Whether what it yields is made up for showing; marked so in the coverage and on the page. */
  sample: boolean;
  /** The environment it reads; without a `required` one it yields `skipped`, naming it. */
  settings: readonly SourceSetting[];
  /** What its provider allows; kept across runs. A source that does not call out has none. */
  limits: SourceLimits;
  terms: SourceTerms;
  read(request: SourceRequest): AsyncIterable<SourceItem>;
  /**
   * Yields `deleted` for those of these records (ids as it yielded them, the first to be asked first) that are gone at the provider.
   * For a source whose terms say `deletions: "recheck"`; calls out within its budget.
   */
  recheck?(ids: readonly string[], request: SourceRequest): AsyncIterable<SourceItem & { type: "deleted" }>;
}

/** An environment variable that a source reads. */
export interface SourceSetting {
  variable: string;
  /** What it is and where an operator gets it. */
  meaning: string;
  required: boolean;
}

/** What a provider's terms ask of whoever stores and shows what it delivers. */
export interface SourceTerms {
  /** Where they stand; absent for one's own files and made-up data. */
  url?: string;
  redistribute: Redistribution;
  /** Whether a model may be trained on its texts. */
  training: boolean;
  /** Days its texts are kept; null = for ever. PULSO_RETENTION_DAYS overrides. */
  retentionDays: number | null;
  /** How a deletion is learnt: from the source's own stream, by asking again, or not at all (nothing can be deleted). */
  deletions: "events" | "recheck" | "none";
  authors: "pseudonym" | "none";
  /** How the source wants to be named beside what it delivered. */
  attribution?: string;
}

/** One run's wish, with all that a source may use. */
export interface SourceRequest {
  run: RunId;
  /** The end of the window: the run's slot. What became known later waits for its own run. */
  to: Date;
  /** What the source last yielded as its cursor, as JSON gave it back; undefined at first. Parse it with zod. */
  cursor: unknown;
  /** Symbols asked for by configuration and by users. */
  assets: string[];
  /** The one kind that is wanted of what it delivers; all of it when absent. */
  only?: Source["delivers"][number];
  /** The folder of `--data`. */
  dataDir: string | undefined;
  config: Config;
  clock: Clock;
  log: Log;
  http: Http;
  /** What an author is called here, under the lake's own key; for ids and authors alike. */
  pseudonymOf: PseudonymOf;
  /** Waits, for a source whose pace `http` cannot keep; rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
}

export type SourceItem =
  /** In the shape of core/domain/record.ts, not yet checked: the stage does. */
  | ({ type: "record"; record: unknown } & Origin)
  /** Already checked, by the reader of raw objects. */
  | ({ type: "checked"; record: RawRecord } & Origin)
  /** Something that should have been a record: goes to quarantine and is counted. */
  | { type: "fault"; code: string; message: string; origin: string; line?: number; raw: unknown }
  /** A part of the source (a feed, a file, a symbol) could not be read; the rest goes on, the state is `partial`. */
  | { type: "gap"; code: ErrorCode; message: string }
  /** The source cannot be asked as things are set (no key, no folder): its state is `skipped`. */
  | { type: "skipped"; message: string }
  /** A remark for the coverage that takes nothing from the state. */
  | { type: "note"; message: string }
  /** Records (by our ids, held or not) that are gone at the provider: their text is erased everywhere. */
  | { type: "deleted"; ids: string[] }
  /** All before this point has been yielded: the next run continues here. JSON. */
  | { type: "cursor"; cursor: unknown };

interface Origin {
  /** The address or file it was read from, and its line (from 1). Never holds a key. */
  origin: string;
  line?: number;
  /** What was known at or before this instant was read by an earlier run: such a record is passed over. */
  after?: Date;
}
