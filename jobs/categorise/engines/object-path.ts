import { symbolInPath } from "../../../core/domain/assets.ts";

/**
 * Where an asset's rows lie under the attempt's prefix. An empty asset stands for the texts that name none: no CSV, so
 * that `categorised/*.csv` is only what is cut by asset (BigQuery takes no other path, and one wildcard).
 */
export function objectPathOf(prefix: string, asset: string): string {
  return asset
    ? `${prefix}/asset=${symbolInPath(asset)}/part-00000.csv`
    : `${prefix}/_unlinked/part-00000.tsv`;
}
