import type { AssetClass } from "../domain/record.ts";
import { horizonGrid } from "./model.ts";
import type { Samples } from "./samples.ts";

const rowsMin = 100;
const trustMax = 0.5;

/**
 * How far each horizon's direction is to be trusted: half the slope of what came on what was predicted, over moments
 * in [fromDay, beforeDay) whose target was known before `beforeDay`, within 0..½. Where too few are known (a year
 * ahead), ½ for stocks and indices, whose drift is well documented, and 0 for the rest.
 */
export function fitShrink(
  samples: Samples,
  raw: Float32Array,
  fromDay: number,
  beforeDay: number,
  assetClass: AssetClass,
): number[] {
  const outputs = horizonGrid.length;
  const unknown = assetClass === "stock" || assetClass === "index" ? trustMax : 0;
  return horizonGrid.map((_, horizon) => {
    let count = 0;
    let product = 0;
    let square = 0;
    for (let row = 0; row < samples.rows; row += 1) {
      const at = row * outputs + horizon;
      const target = samples.targets[at]!;
      if (Number.isNaN(target) || samples.day[row]! < fromDay || samples.targetDay[at]! >= beforeDay)
        continue;
      count += 1;
      product += raw[at]! * target;
      square += raw[at]! ** 2;
    }
    if (count < rowsMin || square === 0) return unknown;
    return trustMax * Math.max(0, Math.min(1, product / square));
  });
}
