import type { Target } from "../../core/text/sentiment/sentiment.ts";

export type Source = "tfns" | "sentfin" | "stocknet" | "taborda" | "written.en" | "written.es" | "made";

/** One labelled text. */
export interface Row {
  source: Source;
  id: string;
  text: string;
  lang: "en" | "es";
  target: Target | undefined;
  /** The place of its label in `labels`. */
  gold: number;
}

export const labels = ["negative", "neutral", "positive"] as const;

/** FNV-1a of the id's UTF-8 bytes. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** The tenth of the data that a row is of, by its id. */
export function foldOf(id: string): number {
  return hashOf(id) % 10;
}

/** One row in ten, by its id: never trained on. */
export function isHeldOut(id: string): boolean {
  return foldOf(id) === 0;
}
