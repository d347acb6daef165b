import { horizonGrid } from "./model.ts";
import type { Samples } from "./samples.ts";

/** On moments never trained on: how much smaller the mean absolute error (in σ) is than naive's. */
export interface HorizonScore {
  sessions: number;
  count: number;
  /** 1 − error ÷ naive's error; below 0 is worse than "no change"; null when nothing could be judged. */
  skill: number | null;
}

export function compareWithNaive(samples: Samples, expected: Float32Array, fromDay: number): HorizonScore[] {
  return horizonGrid.map((sessions, horizon) => {
    let count = 0;
    let error = 0;
    let naiveError = 0;
    for (let row = 0; row < samples.rows; row += 1) {
      const at = row * horizonGrid.length + horizon;
      const target = samples.targets[at]!;
      if (Number.isNaN(target) || samples.day[row]! < fromDay) continue;
      count += 1;
      error += Math.abs(target - expected[at]!);
      naiveError += Math.abs(target);
    }
    return { sessions, count, skill: naiveError > 0 ? 1 - error / naiveError : null };
  });
}
