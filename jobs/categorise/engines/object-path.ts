import { symbolInPath } from "../../../core/domain/assets.ts";

/** Where an asset's rows lie under the attempt's prefix; an empty asset stands for the texts that name none. */
export function objectPathOf(prefix: string, asset: string): string {
  return `${prefix}/${asset ? `asset=${symbolInPath(asset)}` : "_unlinked"}/part-00000.csv`;
}
