import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import { dataIncidentSchema } from "../../core/domain/incident.ts";
import { type Manifest, manifestObjectSchema } from "../../core/domain/manifest.ts";
import { assetClasses } from "../../core/domain/record.ts";

/** One asset's whole price history as one object, written by this run or an earlier one. */
const historyEntrySchema = z.object({
  class: z.enum(assetClasses),
  path: z.string(),
  /** The run that wrote it. */
  run: z.string(),
  object: manifestObjectSchema,
  /** The first date that is new or differs since the previous run; null when nothing changed. */
  changedFrom: z.iso.date().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** A stored model that this run forecast with. `metadata` is what its `metadata.json` says. */
const modelEntrySchema = z.object({
  model: z.string(),
  class: z.enum(assetClasses),
  version: z.string(),
  path: z.string(),
  /** The weights and quantiles, with their hash. */
  object: manifestObjectSchema,
  trainedAt: z.iso.datetime(),
  /** The newest close it was trained on. */
  trainedUntil: z.iso.date(),
  metadata: z.record(z.string(), z.unknown()),
});
export type ModelEntry = z.infer<typeof modelEntrySchema>;

/** What the predict manifest's `detail` holds; the load stage and the next run's predict stage read it. */
export const predictDetailSchema = z.object({
  history: z.record(z.string(), historyEntrySchema),
  models: z.array(modelEntrySchema),
  /** Assets without a forecast, and why. */
  refused: z.array(z.object({ asset: z.string(), code: z.string(), message: z.string() })),
  /** How many models this run trained; 0 when it reused them all. */
  trained: z.int().nonnegative(),
  backend: z.string().nullable(),
  /** Where sources of this run, or of this run and the history, disagree; runs before they were looked for have none. */
  incidents: z.array(dataIncidentSchema).default([]),
});
export type PredictDetail = z.infer<typeof predictDetailSchema>;

/** Throws `manifest.invalid`. */
export function readPredictDetail(predicted: Manifest): PredictDetail {
  const parsed = predictDetailSchema.safeParse(predicted.detail);
  if (parsed.success) return parsed.data;
  throw new AppError("manifest.invalid", {
    message: `the predict manifest of ${predicted.run} does not say what a later stage needs`,
    run: predicted.run,
    cause: parsed.error,
  });
}
