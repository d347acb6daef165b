import { z } from "zod";
import type { AssetClass } from "./record.ts";

const incidentFields = ["close", "dividend", "split", "class"] as const;

/**
 * Two sources that state one figure of a symbol's day differently: `source`, whose value is kept, and `otherSource`.
 * Values are null where the difference is no figure (`class`).
 */
export const dataIncidentSchema = z.object({
  symbol: z.string(),
  date: z.iso.date(),
  field: z.enum(incidentFields),
  source: z.string(),
  value: z.number().nullable(),
  otherSource: z.string(),
  otherValue: z.number().nullable(),
});
export type DataIncident = z.infer<typeof dataIncidentSchema>;

/**
 * How far apart two sources' closes as traded may lie, as a part of the greater. Stocks and indices have one official
 * close, and 0.5 % lets rounding and a late print pass; a pair of currencies is fixed at 14:15 or closed at 22:00,
 * which is mostly within 0.5 %; coins never close, so that each source's day ends at another hour (2 %); a
 * commodity's settlement and its last trade differ (1 %).
 */
const closeTolerance: Record<AssetClass, number> = {
  stock: 0.005,
  index: 0.005,
  fx: 0.005,
  crypto: 0.02,
  commodity: 0.01,
};

/** Declared figures are the same everywhere but for their rounding. */
const actionTolerance = 0.005;

export function closesDiffer(a: number, b: number, assetClass: AssetClass): boolean {
  return distance(a, b) > closeTolerance[assetClass];
}

export function actionsDiffer(a: number, b: number): boolean {
  return distance(a, b) > actionTolerance;
}

function distance(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(a, b);
}
