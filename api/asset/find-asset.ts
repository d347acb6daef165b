import type { AssetRow } from "../../core/database/repositories/assets.ts";
import { symbolPattern } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { ApiContext } from "../context.ts";

/** An asset of the table or the catalogue by its symbol as written, else in upper case, else by one that it alone bore. */
export async function findAsset(text: string, { reads, bearers }: ApiContext): Promise<AssetRow | undefined> {
  const symbol = text.trim();
  if (!symbolPattern.test(symbol)) return undefined;
  const present = bearers.get(symbol.toUpperCase());
  for (const candidate of new Set([symbol, symbol.toUpperCase(), ...(present ? [present] : [])])) {
    const found = await reads.asset(candidate, {});
    if (found) return found;
  }
  return undefined;
}

/** Throws `asset.not_found`. */
export async function getAsset(text: string, context: ApiContext): Promise<AssetRow> {
  const asset = await findAsset(text, context);
  if (!asset)
    throw new AppError("asset.not_found", { message: "no asset has this symbol", argument: "symbol" });
  return asset;
}
