import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { z } from "zod";
import { getAssets } from "../../core/database/repositories/assets.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import { decodeCursor, encodeCursor, FirstType, firstArgument, pageSize, toPage } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { AssetClassEnum } from "../enums.ts";
import { DateScalar } from "../scalars.ts";
import { AssetConnection, AssetType, FormerSymbolType, LastClose } from "./asset.type.ts";
import { findAsset } from "./find-asset.ts";
import { toLastClose } from "./last-close.ts";
import { comparePlaces, searchAssets } from "./search.ts";

const assetCursor = z.tuple([z.number().int(), z.number().int(), z.string()]);

@Resolver(() => AssetType)
export class AssetResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => AssetType, {
    nullable: true,
    description:
      "An asset by its symbol (or one that it alone bore), with results or only in the catalogue; null when it is in neither.",
  })
  async asset(
    @Arg("symbol", () => String) symbol: string,
    @Ctx() context: ApiContext,
  ): Promise<AssetType | undefined> {
    return findAsset(symbol, context);
  }

  @Extensions({ tier: "FREE" })
  @Query(() => AssetConnection, {
    description: "The assets with results; with `search` also those of the catalogue that can be added.",
  })
  async assets(
    @Arg("search", () => String, {
      nullable: true,
      description: "In symbol, name, aliases and former symbols.",
    })
    search: string | null | undefined,
    @Arg("class", () => AssetClassEnum, { nullable: true }) assetClass: AssetClass | null | undefined,
    @Arg("first", FirstType, firstArgument(50)) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, catalogueBySymbol }: ApiContext,
  ): Promise<AssetConnection> {
    const size = pageSize(first, 50);
    const last = decodeCursor("asset", after, assetCursor);
    const found = searchAssets(await getAssets(deps.dataSource), catalogueBySymbol, {
      search: search ?? undefined,
      class: assetClass ?? undefined,
    });
    const rest = last ? found.filter(({ place }) => comparePlaces(place, last) > 0) : found;
    const { edges, pageInfo } = toPage(rest.slice(0, size + 1), {
      size,
      after,
      cursorOf: ({ place }) => encodeCursor("asset", place),
    });
    return {
      edges: edges.map(({ cursor, node }) => ({ cursor, node: node.asset })),
      pageInfo,
      totalCount: found.length,
    };
  }

  @FieldResolver(() => LastClose, {
    nullable: true,
    description: "Newest close and its change, in the asset's currency; null without prices.",
  })
  async lastClose(
    @Root() { symbol, class: assetClass }: AssetType,
    @Ctx() { reads }: ApiContext,
  ): Promise<LastClose | undefined> {
    const [last, before] = await reads.lastBars(symbol, {});
    return last && toLastClose(assetClass, last, before);
  }

  @FieldResolver(() => [FormerSymbolType], { description: "As the catalogue has them." })
  formerSymbols(@Root() { symbol }: AssetType, @Ctx() { catalogueBySymbol }: ApiContext): FormerSymbolType[] {
    const former = catalogueBySymbol.get(symbol)?.formerSymbols ?? [];
    return former.map((one) => ({ symbol: one.symbol, until: one.until ?? null }));
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: "The day after which it is traded no more; it is forecast no further from then on.",
  })
  delistedOn(@Root() { symbol }: AssetType, @Ctx() { catalogueBySymbol }: ApiContext): string | undefined {
    return catalogueBySymbol.get(symbol)?.delistedOn;
  }
}
