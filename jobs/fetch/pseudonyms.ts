import { createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";

const path = "state/pseudonym-key.json";
const keyBytes = 32;
const keySchema = z.object({ schema: z.literal(1), key: z.base64().min(1) });

/** What an author is called here: the same for the same name or id, and not the name. 12 hexadecimal digits. */
export type PseudonymOf = (name: string) => string;

/** HMAC-SHA-256 under a key: without the key, a list of all names tells nobody's pseudonym. */
export function pseudonymsOf(key: Buffer | string): PseudonymOf {
  return (name) => createHmac("sha256", key).update(name).digest("hex").slice(0, 12);
}

/**
 * Pseudonyms under the lake's own key, which its first writer draws. Of two that draw at once one is refused and takes the
 * other's. A key that cannot be read throws: another would make one author two, and deletions would miss their posts.
 */
export async function openPseudonyms(store: ObjectStore): Promise<PseudonymOf> {
  const held = await store.get(path);
  if (held) return pseudonymsOf(parse(held));
  const key = randomBytes(keyBytes);
  const text = `${JSON.stringify({ schema: 1, key: key.toString("base64") } satisfies z.infer<typeof keySchema>)}\n`;
  try {
    await store.put(path, text, { ifGenerationMatch: null });
    return pseudonymsOf(key);
  } catch (error) {
    const others = error instanceof AppError && error.code === "object.conflict" && (await store.get(path));
    if (!others) throw error;
    return pseudonymsOf(parse(others));
  }
}

function parse(bytes: Buffer): Buffer {
  return Buffer.from(keySchema.parse(JSON.parse(bytes.toString("utf8"))).key, "base64");
}
