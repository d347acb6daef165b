import { createHash } from "node:crypto";

/** A person's name or identifier as twelve hexadecimal characters that are always the same for them. */
export function pseudonymOf(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 12);
}
