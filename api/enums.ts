import { registerEnumType } from "type-graphql";
import { granularities } from "../core/database/repositories/sentiment-points.ts";
import { assetRequestStates } from "../core/domain/asset-request.ts";
import { relations } from "../core/domain/lead-lag.ts";
import { stages } from "../core/domain/manifest.ts";
import { assetClasses, redistributions } from "../core/domain/record.ts";
import { runStatuses } from "../core/domain/run.ts";
import { modelNames, tierNames } from "../core/domain/tiers.ts";

/** GraphQL's names are upper case; the values within stay as the domain has them. */
export const AssetClassEnum = enumOf("AssetClass", assetClasses);
export const ExcerptWithheldEnum = enumOf("ExcerptWithheld", ["terms", "erased"] as const);
export type ExcerptWithheld = Lowercase<keyof typeof ExcerptWithheldEnum>;
export const AssetRequestStateEnum = enumOf("AssetRequestState", assetRequestStates);
export const GranularityEnum = enumOf("Granularity", granularities);
export const MentionWindowEnum = enumOf("MentionWindow", ["SIX_HOURS", "DAY", "WEEK"] as const);
export type MentionWindow = keyof typeof MentionWindowEnum;
export const MentionOrderEnum = enumOf("MentionOrder", ["COUNT", "SURPRISE"] as const);
export type MentionOrder = keyof typeof MentionOrderEnum;
export const ModelEnum = enumOf("Model", modelNames);
export const PriceSentimentRelationEnum = enumOf("PriceSentimentRelation", relations);
export const RecordKindEnum = enumOf("RecordKind", ["post", "comment", "news"] as const);
export const RunStatusEnum = enumOf("RunStatus", runStatuses);
export const RedistributionEnum = enumOf("Redistribution", redistributions);
export const SentimentLabelEnum = enumOf("SentimentLabel", ["negative", "neutral", "positive"] as const);
export const SourceStateEnum = enumOf("SourceState", [
  "never",
  "ok",
  "partial",
  "skipped",
  "over_budget",
  "failed",
] as const);
export const StageEnum = enumOf("Stage", stages);
export const SurpriseMissingEnum = enumOf("SurpriseMissing", ["TOO_LITTLE_HISTORY", "WINDOW_OPEN"] as const);
export type SurpriseMissing = keyof typeof SurpriseMissingEnum;
export const TierEnum = enumOf("Tier", tierNames);

type UpperCased<Name extends string> = { [Key in Name as Uppercase<Key>]: Key };

function enumOf<const Name extends string>(name: string, values: readonly Name[]): UpperCased<Name> {
  const names = Object.fromEntries(values.map((value) => [value.toUpperCase(), value])) as UpperCased<Name>;
  registerEnumType(names, { name });
  return names;
}
