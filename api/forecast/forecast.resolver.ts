import { Arg, Ctx, Extensions, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { type ForecastPathRow, getForecastPaths } from "../../core/database/repositories/forecasts.ts";
import { AppError } from "../../core/domain/errors.ts";
import { isDelisted, refuseDelisted } from "../../core/domain/listing.ts";
import { type ModelName, tiers } from "../../core/domain/tiers.ts";
import { requireModel } from "../access.ts";
import { AssetType } from "../asset/asset.type.ts";
import { getAsset } from "../asset/find-asset.ts";
import type { ApiContext } from "../context.ts";
import { allowedSpan, toDate, toInstant } from "../coverage.ts";
import { ModelEnum } from "../enums.ts";
import { DateScalar } from "../scalars.ts";
import { Forecast, ForecastAnswer } from "./forecast.type.ts";
import { daysBetween, pointOf, toForecast, toPath } from "./path.ts";

const defaultHorizons = [10, 60, 365];
const horizonMax = 365;
const horizonsMax = 20;

/** Looks stored forecasts up; no request ever computes one. */
@Resolver(() => AssetType)
export class ForecastResolver {
  @FieldResolver(() => [Forecast], {
    description:
      "The newest forecasts of a model, or of every model of the caller's tier; none of a delisted asset.",
  })
  async forecasts(
    @Arg("model", () => ModelEnum, { nullable: true }) model: ModelName | null | undefined,
    @Arg("horizonsDays", () => [Int], {
      nullable: true,
      defaultValue: defaultHorizons,
      description: `At most ${horizonsMax}, each 1 to ${horizonMax} calendar days from the last close.`,
    })
    horizonsOrNull: number[] | null,
    @Root() { symbol }: AssetType,
    @Ctx() { reads, tier, view, catalogueBySymbol }: ApiContext,
  ): Promise<Forecast[]> {
    if (model) requireModel(tier, model);
    const horizonsDays = [...new Set(horizonsOrNull ?? defaultHorizons)];
    if (horizonsDays.length > horizonsMax)
      throw new AppError("query.too_large", {
        message: `at most ${horizonsMax} horizons at once`,
        argument: "horizonsDays",
      });
    if (horizonsDays.some((days) => days < 1 || days > horizonMax))
      throw new AppError("forecast.date", {
        message: `a horizon is 1 to ${horizonMax} days`,
        argument: "horizonsDays",
      });
    if (view && isDelisted(catalogueBySymbol.get(symbol), toDate(view.now))) return [];
    const models = model ? [model] : tiers[tier].models;
    return (await reads.forecastPoints(symbol, { models, horizonsDays })).map(toForecast);
  }

  @Extensions({ tier: "FREE" })
  @Query(() => ForecastAnswer, {
    description: "The stored forecast of an asset's close for any date up to a year ahead.",
  })
  async forecast(
    @Arg("symbol", () => String) symbol: string,
    @Arg("targetDate", () => DateScalar, { description: "1 to 365 calendar days after the last close." })
    targetDate: string,
    @Arg("model", () => ModelEnum, { nullable: true, defaultValue: "linear" }) modelOrNull: ModelName | null,
    @Ctx() context: ApiContext,
  ): Promise<ForecastAnswer> {
    const model = modelOrNull ?? "linear";
    const { deps, tier, view, reads, catalogueBySymbol } = context;
    requireModel(tier, model);
    const asset = await getAsset(symbol, context);
    if (view) refuseDelisted(catalogueBySymbol.get(asset.symbol), toDate(view.now));
    const paths = view
      ? await getForecastPaths(deps.dataSource, asset.symbol, { run: view.run, models: [model, "naive"] })
      : [];
    const path = await stored(paths, model, asset.symbol, context);
    const horizonDays = daysBetween(path.lastCloseDate, targetDate);
    const to = toInstant(path.lastCloseDate);
    const span = view && allowedSpan({ from: null, to, defaultDays: horizonMax }, tier, view);
    return {
      asset,
      forecast: at(path, targetDate),
      path: toPath(path, horizonDays),
      naive: at(await stored(paths, "naive", asset.symbol, context), targetDate),
      recent: span ? await reads.bars(asset.symbol, { ...span, limit: horizonMax + 1 }) : [],
    };
  }
}

/** Throws `model.missing`, or `asset.no_prices` where no forecast could be. */
async function stored(
  paths: readonly ForecastPathRow[],
  model: ModelName,
  symbol: string,
  { reads }: ApiContext,
): Promise<ForecastPathRow> {
  const found = paths.find((path) => path.model === model);
  if (found) return found;
  const [last] = await reads.lastBars(symbol, {});
  if (!last) throw new AppError("asset.no_prices", { message: `there are no prices of ${symbol} yet` });
  throw new AppError("model.missing", {
    message: `there is no ${model.toUpperCase()} forecast of ${symbol} yet`,
  });
}

/** Throws `forecast.date`. */
function at(path: ForecastPathRow, targetDate: string): Forecast {
  const point = pointOf(path, daysBetween(path.lastCloseDate, targetDate));
  if (!point)
    throw new AppError("forecast.date", {
      message: `the date must be 1 to ${path.mean.length} days after the last close, ${path.lastCloseDate}`,
      argument: "targetDate",
    });
  return toForecast(point);
}
