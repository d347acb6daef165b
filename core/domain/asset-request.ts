import { z } from "zod";
import { assetClasses } from "./record.ts";

export const assetRequestStates = [
  "searching",
  "ambiguous",
  "queued",
  "backfilling",
  "forecasting",
  "ready",
  "failed",
] as const;
export type AssetRequestState = (typeof assetRequestStates)[number];

/** Those that something is still to be done for. */
export const openRequestStates = ["searching", "queued", "backfilling", "forecasting"] as const;

/** How far a request is when it enters a state, 0 to 1; one that failed keeps where it was. */
export const progressOf: Record<Exclude<AssetRequestState, "failed">, number> = {
  searching: 0.05,
  ambiguous: 0.1,
  queued: 0.1,
  backfilling: 0.2,
  forecasting: 0.8,
  ready: 1,
};

/** The channel on which Postgres tells of a request that has changed; the payload is its id. */
export const assetRequestChannel = "asset_request";

/** What a search found: an asset that can be asked for by its symbol. */
export const assetCandidateSchema = z.object({
  symbol: z.string(),
  name: z.string(),
  class: z.enum(assetClasses),
  exchange: z.string().nullable(),
  currency: z.string().nullable(),
  /** `catalogue`, or the source that was searched. */
  source: z.string(),
});
export type AssetCandidate = z.infer<typeof assetCandidateSchema>;
