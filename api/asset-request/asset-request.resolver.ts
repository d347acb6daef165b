import {
  Arg,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { z } from "zod";
import {
  type AssetRequestRow,
  findAssetRequest,
  getAssetRequests,
} from "../../core/database/repositories/asset-requests.ts";
import { getAssetsBySymbol } from "../../core/database/repositories/assets.ts";
import { assetRequestChannel, openRequestStates } from "../../core/domain/asset-request.ts";
import { AppError } from "../../core/domain/errors.ts";
import { requireAccount } from "../access.ts";
import { AssetType } from "../asset/asset.type.ts";
import { fromCatalogue } from "../asset/catalogue.ts";
import type { ApiContext } from "../context.ts";
import { watch } from "../subscriptions.ts";
import { AssetRequestType } from "./asset-request.type.ts";
import { requestAsset } from "./request-asset.ts";

const uuid = z.uuid();
const listMax = 50;

@Resolver(() => AssetRequestType)
export class AssetRequestResolver {
  @Extensions({ tier: "FREE" })
  @Mutation(() => AssetRequestType, {
    description:
      "Asks for an asset by symbol or name: its prices are fetched and it is forecast at once, not only by the next run. Costs one of the tier's `assetRequestsPerMonth`; what is there already, or comes to nothing, costs none.",
  })
  async requestAsset(
    @Arg("query", () => String, { description: "A symbol or a name, at most 100 characters." }) query: string,
    @Ctx() context: ApiContext,
  ): Promise<AssetRequestType> {
    return requestAsset(query, context);
  }

  @Extensions({ tier: "FREE" })
  @Query(() => AssetRequestType, { nullable: true, description: "One's own request; null for any other." })
  async assetRequest(
    @Arg("id", () => ID) id: string,
    @Ctx() context: ApiContext,
  ): Promise<AssetRequestType | undefined> {
    return findOwn(id, context);
  }

  @Extensions({ tier: "FREE" })
  @Query(() => [AssetRequestType], { description: `One's own newest ${listMax} requests, newest first.` })
  async assetRequests(@Ctx() context: ApiContext): Promise<AssetRequestType[]> {
    return getAssetRequests(context.deps.dataSource, requireAccount(context).id, listMax);
  }

  @Extensions({ tier: "FREE" })
  @Subscription(() => AssetRequestType, {
    description:
      "One's own request as it is, and again whenever it has moved, until it is READY, FAILED or AMBIGUOUS.",
    subscribe: async ({ args, context }: { args: { id: string }; context: ApiContext }) => {
      const first = await findOwn(args.id, context);
      if (!first)
        throw new AppError("input.invalid", { message: "you have no request of this id", argument: "id" });
      return watch<AssetRequestRow>({
        notifications: context.deps.notifications,
        channel: assetRequestChannel,
        concerns: (payload) => payload === first.id,
        read: () => findAssetRequest(context.deps.dataSource, first.id),
        isLast: ({ state }) => !openRequestStates.some((open) => open === state),
      });
    },
  })
  assetRequestUpdated(@Arg("id", () => ID) _id: string, @Root() request: AssetRequestType): AssetRequestType {
    return request;
  }

  /** Read anew each time: over a subscription's life the asset comes to be. */
  @FieldResolver(() => AssetType, {
    nullable: true,
    description: "Null until it is known which asset is meant.",
  })
  async asset(
    @Root() { symbol }: AssetRequestType,
    @Ctx() { deps, catalogueBySymbol }: ApiContext,
  ): Promise<AssetType | undefined> {
    if (symbol === null) return undefined;
    const [row] = await getAssetsBySymbol(deps.dataSource, [symbol]);
    return row ?? fromCatalogue(catalogueBySymbol.get(symbol));
  }
}

async function findOwn(id: string, context: ApiContext): Promise<AssetRequestRow | undefined> {
  const account = requireAccount(context);
  if (!uuid.safeParse(id).success) return undefined;
  const request = await findAssetRequest(context.deps.dataSource, id);
  return request?.userId === account.id ? request : undefined;
}
