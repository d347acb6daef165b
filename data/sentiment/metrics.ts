/** One judged text: the label a reader gave, and the probabilities of negative, neutral and positive. */
export interface Judged {
  gold: number;
  p: readonly [number, number, number];
}

export function likeliest(p: Judged["p"]): number {
  return p[2] > Math.max(p[1], p[0]) ? 2 : p[0] > p[1] ? 0 : 1;
}

/** The mean of the three labels' F1. */
export function macroF1(judged: readonly Judged[]): number {
  let sum = 0;
  for (let label = 0; label < 3; label += 1) {
    let hits = 0;
    let misses = 0;
    for (const { gold, p } of judged) {
      const own = likeliest(p) === label;
      if (own && gold === label) hits += 1;
      else if (own || gold === label) misses += 1;
    }
    sum += hits === 0 ? 0 : (2 * hits) / (2 * hits + misses);
  }
  return sum / 3;
}

/** Expected calibration error of the likeliest label's probability, in ten bins of equal width (Guo et al. 2017). */
export function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ sure: 0, right: 0 }));
  for (const { gold, p } of judged) {
    const label = likeliest(p);
    const bin = bins[Math.min(9, Math.floor(p[label]! * 10))]!;
    bin.sure += p[label]!;
    bin.right += Number(label === gold);
  }
  return bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / judged.length;
}
