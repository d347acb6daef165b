import { assetOfPath } from "../../core/domain/assets.ts";
import type { StageContext } from "../stage.ts";
import type { PredictDetail } from "./detail.ts";
import { predictionPath } from "./output.ts";

/** Whether the earlier run forecast by the very models that are wanted now. */
export function isSameModels({ models, history }: PredictDetail, wanted: readonly string[]): boolean {
  const used = new Set(models.map((entry) => entry.model));
  return (
    Object.keys(history).length === 0 ||
    (used.size === new Set(wanted).size && wanted.every((model) => used.has(model)))
  );
}

/**
 * Without a new close the earlier run's forecasts stand: the same models would make the same ones of the same closes.
 * They are copied, so that each run's folder is whole.
 */
export async function takeOver(context: StageContext, before: PredictDetail): Promise<PredictDetail> {
  const earlier = await context.manifest("predict", context.previous ?? undefined);
  const objects = earlier.objects.filter(({ path }) => path.startsWith("predictions/"));
  for (const [at, object] of objects.entries()) {
    const symbol = assetOfPath(object.path);
    if (symbol === undefined) continue;
    await context.write(
      predictionPath(context.run, context.attempt, symbol),
      await context.readObject(object),
      object.rows,
    );
    context.onProgress("predict", at + 1, objects.length);
  }
  const history = Object.fromEntries(
    Object.entries(before.history).map(([symbol, entry]) => [symbol, { ...entry, changedFrom: null }]),
  );
  return { ...before, history, trained: 0, incidents: [] };
}
