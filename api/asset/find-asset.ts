import type { AssetRow } from "../../core/database/repositories/assets.ts";
import { symbolPattern } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { ApiContext } from "../context.ts";

/** An asset of the table or the catalogue by its symbol as written, else in upper case. */
export async function findAsset(text: string, { reads }: ApiContext): Promise<AssetRow | undefined> {
  const symbol = text.trim();
  if (!symbolPattern.test(symbol)) return undefined;
  const found = await reads.asset(symbol, {});
  return found ?? (symbol === symbol.toUpperCase() ? undefined : reads.asset(symbol.toUpperCase(), {}));
}

/** Throws `asset.not_found`. */
export async function getAsset(text: string, context: ApiContext): Promise<AssetRow> {
  const asset = await findAsset(text, context);
  if (!asset)
    throw new AppError("asset.not_found", { message: "no asset has this symbol", argument: "symbol" });
  return asset;
}
