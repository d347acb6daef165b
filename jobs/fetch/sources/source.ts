import type { Clock } from "../../../core/cloud/ports.ts";
import type { Config } from "../../../core/config.ts";
import type { ErrorCode } from "../../../core/domain/errors.ts";
import type { RawRecord } from "../../../core/domain/record.ts";
import type { RunId } from "../../../core/domain/slot.ts";
import type { Log } from "../../../core/log.ts";
import type { Http } from "../http.ts";
import type { SourceLimits } from "../source-limits.ts";

/**
 * A source of records: the plug-in shape. It reads what is new since its cursor and yields it; the stage does the
 * rest (checking, windows, duplicates, quarantine, parts, counts, cursors). GUIDE.md says how to add one.
 */
export interface Source {
  /** Lower case, as in `PULSO_SOURCES` and in `source=<name>/` paths. */
  name: string;
  /** Whether what it yields is made up for showing; marked so in the coverage and on the page. */
  sample: boolean;
  /** What its provider allows; kept across runs. A source that does not call out has none. */
  limits: SourceLimits;
  read(request: SourceRequest): AsyncIterable<SourceItem>;
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
  /** The folder of `--data`. */
  dataDir: string | undefined;
  config: Config;
  clock: Clock;
  log: Log;
  http: Http;
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
  /** All before this point has been yielded: the next run continues here. JSON. */
  | { type: "cursor"; cursor: unknown };

interface Origin {
  /** The address or file it was read from, and its line (from 1). */
  origin: string;
  line?: number;
  /** What was known at or before this instant was read by an earlier run: such a record is passed over. */
  after?: Date;
}
