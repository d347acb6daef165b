import type { Counts } from "../../../core/domain/manifest.ts";
import type { StageContext } from "../../stage.ts";
import type { RawInput } from "../raw-input.ts";

export interface EngineResult {
  counts: Counts;
  /** How many assets were named, and in how many rows. */
  assets: number;
  rows: number;
  /** How many records are in quarantine, by code. */
  reasons: Record<string, number>;
}

/**
 * Links and scores each text once and writes one CSV an asset, sorted by `compareLines`; a text that names no asset is
 * kept under `_unlinked` (readers of Hive-style paths pass over a leading underscore). Prices are the predict stage's
 * and not counted. Of records with one id the first counts (in the order of the inputs, then of the lines), the others
 * are duplicates. What is set aside comes in that order as well. So every engine writes the same bytes, whatever ran where.
 *
 * `assetsFile` is the catalogue; undefined: the one that ships with the product.
 */
export type CategoriseEngine = (
  context: StageContext,
  inputs: readonly RawInput[],
  assetsFile: string | undefined,
) => Promise<EngineResult>;

/** The symbols that are configured or that users asked for; those the catalogue lacks link as bare symbols. */
export function extraSymbolsOf({ config, options }: Pick<StageContext, "config" | "options">): string[] {
  return [...config.assets, ...(options.assets ?? [])];
}
