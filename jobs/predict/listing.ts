import type { Asset } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";

/** Why a bar of this date cannot be the asset's (somebody else bore its symbol), or undefined. */
export function faultOfDate(date: string, asset: Asset | undefined): string | undefined {
  if (asset?.listedFrom !== undefined && date < asset.listedFrom)
    return `${asset.symbol} is listed from ${asset.listedFrom}; a bar of ${date} is another's`;
  if (asset?.delistedOn !== undefined && date > asset.delistedOn)
    return `${asset.symbol} was delisted on ${asset.delistedOn}; a bar of ${date} is another's`;
  return undefined;
}

/** Throws `asset.delisted` for an asset that was traded no more on a date. */
export function refuseDelisted(asset: Asset | undefined, date: string): void {
  if (asset?.delistedOn === undefined || asset.delistedOn >= date) return;
  throw new AppError("asset.delisted", {
    message: `${asset.symbol} was delisted on ${asset.delistedOn}`,
    symbol: asset.symbol,
    delistedOn: asset.delistedOn,
  });
}
