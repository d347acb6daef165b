import type { Asset } from "./assets.ts";
import { AppError } from "./errors.ts";

/** Why a bar of this date cannot be the asset's (somebody else bore its symbol), or undefined. */
export function faultOfDate(date: string, asset: Asset | undefined): string | undefined {
  if (asset?.listedFrom !== undefined && date < asset.listedFrom)
    return `${asset.symbol} is listed from ${asset.listedFrom}; a bar of ${date} is another's`;
  if (asset?.delistedOn !== undefined && date > asset.delistedOn)
    return `${asset.symbol} was delisted on ${asset.delistedOn}; a bar of ${date} is another's`;
  return undefined;
}

/** Whether an asset is traded no more on a date. */
export function isDelisted(asset: Asset | undefined, date: string): boolean {
  return asset?.delistedOn !== undefined && asset.delistedOn < date;
}

/** Throws `asset.delisted` for an asset that is traded no more on a date. */
export function refuseDelisted(asset: Asset | undefined, date: string): void {
  if (asset && isDelisted(asset, date))
    throw new AppError("asset.delisted", {
      message: `${asset.symbol} was delisted on ${asset.delistedOn}`,
      symbol: asset.symbol,
      delistedOn: asset.delistedOn,
    });
}
