import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import { quantileLevels } from "../domain/quantiles.ts";
import { assetClasses } from "../domain/record.ts";
import type { FittedModel } from "./fit.ts";
import { horizonGrid } from "./model.ts";

/** Raised whenever the meaning of what is stored, or how it is trained, changes: older models are then trained anew. */
export const recipeVersion = 1;

const horizons = <T extends z.ZodType>(element: T) => z.array(element).length(horizonGrid.length);
const finite = z.number();
const fittedModelSchema = z.object({
  recipe: z.literal(recipeVersion),
  model: z.string(),
  class: z.enum(assetClasses),
  horizonGrid: z.array(finite).refine((grid) => grid.every((sessions, at) => sessions === horizonGrid[at])),
  scaler: z.object({ means: z.array(finite), deviations: z.array(finite.positive()) }),
  weights: z
    .record(z.string(), z.object({ shape: z.array(z.int().positive()), values: z.array(finite) }))
    .nullable(),
  shrink: horizons(finite.min(0).max(1)),
  spread: z.object({
    quantiles: horizons(z.array(finite).length(quantileLevels.length)),
    counts: horizons(z.int().nonnegative()),
  }),
  trained: z.object({
    from: z.string(),
    until: z.iso.date(),
    assets: z.array(z.string()),
    borrowedFrom: z.array(z.enum(assetClasses)),
    rows: z.int(),
    validation: z
      .object({
        from: z.string(),
        scores: z.array(z.object({ sessions: finite, count: finite, skill: finite.nullable() })),
      })
      .optional(),
  }),
});

/** A fitted model as text; the same model gives the same bytes. */
export function writeFittedModel(fitted: FittedModel): string {
  const { weights, ...rest } = fitted;
  const plainWeights =
    weights &&
    Object.fromEntries(
      Object.entries(weights).map(([name, { shape, values }]) => [name, { shape, values: [...values] }]),
    );
  return `${JSON.stringify({ recipe: recipeVersion, horizonGrid, ...rest, weights: plainWeights ?? null })}\n`;
}

/** Throws `model.invalid` for anything that `writeFittedModel` of this recipe did not write. */
export function readFittedModel(text: string): FittedModel {
  try {
    const {
      weights,
      recipe: _recipe,
      horizonGrid: _grid,
      ...rest
    } = fittedModelSchema.parse(JSON.parse(text));
    return {
      ...rest,
      trained: { ...rest.trained, validation: rest.trained.validation },
      weights:
        weights === null
          ? undefined
          : Object.fromEntries(
              Object.entries(weights).map(([name, { shape, values }]) => [
                name,
                { shape, values: Float32Array.from(values) },
              ]),
            ),
    };
  } catch (cause) {
    throw new AppError("model.invalid", {
      message: "the stored model is not of this version's making",
      cause,
    });
  }
}
