import type { ModelHead } from "../../core/text/sentiment/model.ts";
import { fromLogits, type Sentiment } from "../../core/text/sentiment/sentiment.ts";

/** What the two logits are multiplied by, and what is added to the neutral one. */
export type Calibration = Pick<ModelHead, "polarityGain" | "neutralityGain" | "neutralOffset">;

interface Point {
  sentiment: Sentiment;
  gold: number;
  source: string;
}

/** The calibration with the least mean log loss, every source counting alike: found by going downhill in ever smaller steps. */
export function calibrate(points: readonly Point[]): Calibration {
  const sizes = new Map<string, number>();
  for (const { source } of points) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  const logits = points.map(({ sentiment: { pNegative, pNeutral, pPositive }, gold, source }) => ({
    polarity: Math.log(pPositive / pNegative) / 2,
    neutrality: Math.log(pNeutral) - (Math.log(pPositive) + Math.log(pNegative)) / 2,
    gold,
    weight: 1 / sizes.get(source)!,
  }));
  const lossOf = ([polarityGain, neutralityGain, neutralOffset]: readonly [number, number, number]) => {
    let loss = 0;
    for (const { polarity, neutrality, gold, weight } of logits) {
      const p = fromLogits(polarity * polarityGain, neutrality * neutralityGain + neutralOffset);
      loss -= weight * Math.log(Math.max(1e-9, [p.pNegative, p.pNeutral, p.pPositive][gold]!));
    }
    return loss;
  };
  let best: [number, number, number] = [1, 1, 0];
  let least = lossOf(best);
  for (let stride = 0.32; stride > 0.004; stride /= 2)
    for (let isBetter = true; isBetter; ) {
      isBetter = false;
      for (const [axis, sign] of [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, -1],
        [2, 1],
        [2, -1],
      ] as const) {
        const tried: [number, number, number] = [...best];
        tried[axis] = Math.round((tried[axis] + sign * stride) * 1_000) / 1_000;
        const loss = lossOf(tried);
        if (loss < least - 1e-9) {
          [best, least, isBetter] = [tried, loss, true];
        }
      }
    }
  const [polarityGain, neutralityGain, neutralOffset] = best;
  return { polarityGain, neutralityGain, neutralOffset };
}
