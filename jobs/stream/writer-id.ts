import { randomBytes } from "node:crypto";

/** A name for one stream's objects, in the order of their starts: `20261123T150000-9f86d081`. */
export function createWriterId(now: Date): string {
  const start = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return `${start}-${randomBytes(4).toString("hex")}`;
}
