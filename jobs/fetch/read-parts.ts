import { AppError, codeOf, type ErrorCode, messageOf } from "../../core/domain/errors.ts";
import type { SourceItem } from "./sources/source.ts";

export interface PartsOptions<Part, State> {
  parts: readonly Part[];
  /** The part's name in the cursor and in messages. */
  keyOf(part: Part): string;
  /** How many are asked at the same time. */
  atOnce: number;
  /** Where each part stood, by key; those of parts no longer asked are kept. */
  states: Readonly<Record<string, State>>;
  /** What is new in a part, and where it stands then (undefined: as before). */
  read(
    part: Part,
    state: State | undefined,
  ): Promise<{ items: readonly SourceItem[]; state: State | undefined }>;
  toCursor(states: Record<string, State>): unknown;
  signal: AbortSignal;
  /** Failures that concern the whole source, beside a spent budget: nothing more is asked after one. */
  fatal?: readonly ErrorCode[];
  /** What to throw when every one of `failures` parts failed, the last by `failure`. */
  verdictOf?(failure: unknown, failures: number): unknown;
}

/**
 * Reads a source that has parts (feeds, symbols, channels) which fail alone: a failed one is a `gap` and keeps its old
 * state, the rest goes on. Yields a cursor after each group. Throws when the budget is spent, at a fatal failure, and
 * when every part failed.
 */
export async function* readParts<Part, State>({
  parts,
  keyOf,
  atOnce,
  states,
  read,
  toCursor,
  signal,
  fatal = [],
  verdictOf = (failure) => failure,
}: PartsOptions<Part, State>): AsyncGenerator<SourceItem> {
  const after: Record<string, State> = { ...states };
  let failures = 0;
  let lastFailure: unknown;
  for (let at = 0; at < parts.length; at += atOnce) {
    signal.throwIfAborted();
    const asked = parts.slice(at, at + atOnce);
    const answers = await Promise.allSettled(asked.map((part) => read(part, states[keyOf(part)])));
    let end: unknown;
    for (const [index, answer] of answers.entries()) {
      signal.throwIfAborted();
      const key = keyOf(asked[index]!);
      if (answer.status === "fulfilled") {
        yield* answer.value.items;
        if (answer.value.state !== undefined) after[key] = answer.value.state;
      } else if (isFatal(answer.reason, fatal)) end ??= answer.reason;
      else {
        failures += 1;
        lastFailure = answer.reason;
        yield { type: "gap", code: codeOf(answer.reason), message: `${key}: ${messageOf(answer.reason)}` };
      }
    }
    yield { type: "cursor", cursor: toCursor({ ...after }) };
    if (end !== undefined) throw end;
  }
  if (failures > 0 && failures === parts.length) throw verdictOf(lastFailure, failures);
}

function isFatal(failure: unknown, fatal: readonly ErrorCode[]): boolean {
  if (!(failure instanceof AppError)) return false;
  return failure.code === "source.budget" || fatal.includes(failure.code);
}
