import { z } from "zod";
import type { ObjectStore } from "../../core/cloud/ports.ts";

const dayOfSpendingSchema = z.object({
  requests: z.number().int().nonnegative(),
  usd: z.number().nonnegative(),
});

/** What one writer (an attempt of a run, a stream, a look by the doctor) has spent of a source in one month. */
const spendingSchema = z.object({
  schema: z.literal(1),
  /** By UTC day. */
  days: z.record(z.iso.date(), dayOfSpendingSchema),
  minuteStartsAt: z.iso.datetime(),
  minuteRequests: z.number().int().nonnegative(),
});
export type Spending = z.infer<typeof spendingSchema>;

/**
 * What has been spent is kept in the lake beside the runs, one object a writer and month, and not in their manifests:
 * a run that failed has spent its money all the same, and two writers never overwrite each other.
 */
export async function readSpendings(store: ObjectStore, source: string, month: string): Promise<Spendings> {
  const found: Spendings = { byPath: new Map(), unreadable: [] };
  for await (const { path } of store.list(prefixOf(source, month))) {
    const bytes = await store.get(path);
    const spending = bytes && parseSpending(bytes.toString("utf8"));
    if (spending) found.byPath.set(path, spending);
    else if (bytes) found.unreadable.push(path);
  }
  return found;
}

/** A month's spendings, and the objects that should be some and are not: what they held is not known. */
export interface Spendings {
  byPath: Map<string, Spending>;
  unreadable: string[];
}

function parseSpending(text: string): Spending | undefined {
  try {
    return spendingSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export async function writeSpending(store: ObjectStore, path: string, spending: Spending): Promise<void> {
  await store.put(path, `${JSON.stringify(spending)}\n`);
}

/** `month` is `YYYY-MM`; `writer` names who spends, such as `run=2026-11-22T06.attempt=1`. */
export function spendingPath(source: string, month: string, writer: string): string {
  return `${prefixOf(source, month)}${writer}.json`;
}

function prefixOf(source: string, month: string): string {
  return `state/spending/source=${source}/month=${month}/`;
}
