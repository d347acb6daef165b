import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { readObject } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { attemptPrefix, type Manifest } from "../../core/domain/manifest.ts";
import type { TextRecord } from "../../core/domain/record.ts";
import type { StageContext } from "../stage.ts";

const fileName = "ids.jsonl.gz";
const entrySchema = z.tuple([z.string(), z.string(), z.iso.datetime({ offset: true })]);

/** One text that a run holds: its record's source, id and when it was published. */
export interface IndexedText {
  source: string;
  id: string;
  publishedAt: string;
}

/** By source, when the oldest text was published that a run's raw objects still hold. */
export const oldestTextsSchema = z.record(z.string(), z.iso.datetime({ offset: true }));
export type OldestTexts = z.infer<typeof oldestTextsSchema>;

/**
 * Which texts a run brought, without the texts: what is to be looked for again at the provider, and which run holds a
 * text that must go, are told by it in a hundredth of the bytes.
 */
export class TextIndex {
  readonly #lines: string[] = [];
  readonly #oldest = new Map<string, string>();

  add({ source, id, publishedAt, erasedAt }: TextRecord): void {
    this.#lines.push(`${JSON.stringify([source, id, publishedAt])}\n`);
    if (erasedAt === undefined) keepOldest(this.#oldest, source, publishedAt);
  }

  /** Writes it as one more object of the attempt; nothing when there is no text. */
  async write(context: StageContext): Promise<void> {
    if (this.#lines.length === 0) return;
    const path = `${attemptPrefix("state", context.run, context.attempt)}/${fileName}`;
    await context.write(path, gzipSync(this.#lines.join("")), this.#lines.length);
  }

  oldest(): OldestTexts {
    return Object.fromEntries(this.#oldest);
  }
}

/** What a run's index lists; undefined for a run whose texts have none (a version before had none). */
export async function readTextIndex(
  store: ObjectStore,
  { objects }: Manifest,
): Promise<IndexedText[] | undefined> {
  const object = objects.find(({ path }) => path.endsWith(`/${fileName}`));
  if (!object) return objects.some(({ path }) => path.startsWith("raw/")) ? undefined : [];
  const lines = gunzipSync(await readObject(store, object))
    .toString("utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => {
    const [source, id, publishedAt] = entrySchema.parse(JSON.parse(line));
    return { source, id, publishedAt };
  });
}

/** Notes the earlier of two instants. */
export function keepOldest(oldest: Map<string, string>, source: string, publishedAt: string): void {
  const held = oldest.get(source);
  if (held === undefined || Date.parse(publishedAt) < Date.parse(held)) oldest.set(source, publishedAt);
}
