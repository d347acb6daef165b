import { z } from "zod";
import type { PseudonymOf } from "../../pseudonyms.ts";

/** One of the forms in which snscrape writes posts down, as JSON lines or as a CSV of the same columns. */
export interface SnscrapeKind {
  /** As in messages. */
  name: string;
  /** Whether a line with these keys, or a CSV with these columns, is of this kind. */
  has(columns: ReadonlySet<string>): boolean;
  /** In our shape; undefined when it is not whole. People's names become pseudonyms. Pure. */
  toRecord(value: unknown, collectedAt: Date, pseudonymOf: PseudonymOf): Record<string, unknown> | undefined;
}

export function hasAll(columns: ReadonlySet<string>, ...names: string[]): boolean {
  return names.every((name) => columns.has(name));
}

const empty = z.literal("").transform(() => undefined);

/** A figure; what is none is absent. In a CSV an empty cell is none either. */
export const count = empty.or(z.coerce.number().int().nonnegative().optional().catch(undefined));

/** A text that is null in JSON, or an empty cell, when there is none. */
export const words = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

/** snscrape writes `2020-04-29 01:57:02+00:00`; what cannot be read stays as it is and is refused as a time. */
export function toIsoInstant(text: string): string {
  const time = new Date(text.trim().replace(" ", "T"));
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}
