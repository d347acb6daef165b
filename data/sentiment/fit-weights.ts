import { seededRandom, shuffled } from "./random.ts";

/** A text ready for fitting: numbers of its features, their values, what is taught and how much it counts. */
export interface Example {
  id: Int32Array;
  value: Float32Array;
  /** 0 negative, 1 neutral, 2 positive. */
  gold: number;
  weight: number;
}

export interface Weights {
  polarity: Float32Array;
  neutrality: Float32Array;
}

export interface FitOptions {
  epochs: number;
  rate: number;
  decay: number;
  seed: number;
}

/**
 * Multinomial logit with the logits (−p, n, +p), where p and n are sums of weights × values; cross entropy, AdaGrad
 * (Duchi et al. 2011), the weights averaged over the ends of the last half of the epochs.
 */
export function fitWeights(
  examples: readonly Example[],
  size: number,
  { epochs, rate, decay, seed }: FitOptions,
): Weights {
  const polarity = new Float32Array(size);
  const neutrality = new Float32Array(size);
  const polarityPower = new Float32Array(size).fill(1e-3);
  const neutralityPower = new Float32Array(size).fill(1e-3);
  const mean = { polarity: new Float32Array(size), neutrality: new Float32Array(size) };
  const firstAveraged = Math.floor(epochs / 2);
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const pace = rate * (1 - (0.9 * epoch) / Math.max(1, epochs - 1));
    for (const at of shuffled(examples.length, random)) {
      const { id, value, gold, weight } = examples[at]!;
      let p = 0;
      let n = 0;
      for (let k = 0; k < id.length; k += 1) {
        p += polarity[id[k]!]! * value[k]!;
        n += neutrality[id[k]!]! * value[k]!;
      }
      const [negative, neutral, positive] = softmax(p, n);
      const pError = weight * (positive - Number(gold === 2) - (negative - Number(gold === 0)));
      const nError = weight * (neutral - Number(gold === 1));
      for (let k = 0; k < id.length; k += 1) {
        const feature = id[k]!;
        const pSlope = pError * value[k]! + decay * polarity[feature]!;
        const nSlope = nError * value[k]! + decay * neutrality[feature]!;
        polarityPower[feature]! += pSlope * pSlope;
        neutralityPower[feature]! += nSlope * nSlope;
        polarity[feature]! -= (pace * pSlope) / Math.sqrt(polarityPower[feature]!);
        neutrality[feature]! -= (pace * nSlope) / Math.sqrt(neutralityPower[feature]!);
      }
    }
    if (epoch < firstAveraged) continue;
    const share = 1 / (epochs - firstAveraged);
    for (let at = 0; at < size; at += 1) {
      mean.polarity[at]! += polarity[at]! * share;
      mean.neutrality[at]! += neutrality[at]! * share;
    }
  }
  return mean;
}

/** (pNegative, pNeutral, pPositive) of the logits (−p, n, p). */
export function softmax(p: number, n: number): [number, number, number] {
  const top = Math.max(Math.abs(p), n);
  const negative = Math.exp(-p - top);
  const neutral = Math.exp(n - top);
  const positive = Math.exp(p - top);
  const sum = negative + neutral + positive;
  return [negative / sum, neutral / sum, positive / sum];
}
