import type { AssetRow } from "../../core/database/repositories/assets.ts";
import type { Asset } from "../../core/domain/assets.ts";

/** An asset of the catalogue in the shape the table has. */
export function fromCatalogue(asset: Asset): AssetRow;
export function fromCatalogue(asset: Asset | undefined): AssetRow | undefined;
export function fromCatalogue(asset: Asset | undefined): AssetRow | undefined {
  return (
    asset && {
      symbol: asset.symbol,
      class: asset.class,
      name: asset.name,
      exchange: asset.exchange ?? null,
      currency: asset.currency ?? null,
      country: asset.country ?? null,
      sector: asset.sector ?? null,
      requestedAt: null,
    }
  );
}
