const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const baselineDays = 28;

/** Fewer earlier windows than this tell nothing of what is usual. */
const baselineWindowsMin = 4;

/**
 * The starts of the earlier windows that a window is held against, the newest first: of the 28 days before, the same
 * hours of those days that are weekdays like its own, or weekend days; for a week, the four weeks before.
 */
export function baselineStarts(startsAt: Date, widthMs: number): Date[] {
  const step = widthMs >= weekMs ? weekMs : dayMs;
  const starts = Array.from(
    { length: (baselineDays * dayMs) / step },
    (_, at) => new Date(startsAt.getTime() - (at + 1) * step),
  );
  return step === weekMs ? starts : starts.filter((start) => isWeekend(start) === isWeekend(startsAt));
}

export interface Surprise {
  /** The mean of the earlier windows; null when there are too few. */
  usual: number | null;
  /** How many there are. */
  windows: number;
  /** Standard deviations above (or below) the usual; null when there are too few. */
  surprise: number | null;
}

/** Standard deviations grow with the mean like this in the absence of evidence: Var = μ + 0.5·μ². */
const priorDispersion = 0.5;
const priorWindows = 7;
/** Half a mention is assumed in half a window: an asset never spoken of before is not infinitely rare. */
const priorMentions = 0.5;

/**
 * How far a window's count x is from the asset's own usual, given the counts of earlier windows: a z-like score of
 * a negative binomial count with mean μ and variance μ + φμ², made of one variance by the stabilising transform
 * g(x) = (2/√φ)·asinh√(φ·(x + 3/8)) (Anscombe 1948; 2√(x + 3/8), the Poisson one, as φ → 0):
 * (g(x) − g(μ)) / √(1 + 1/n). μ and φ are those of the n earlier windows (φ by moments), drawn toward the priors, φ the more
 * the fewer the windows and mentions there were: a short history surprises less.
 */
export function surpriseOf(count: number, history: readonly number[]): Surprise {
  const n = history.length;
  if (n < baselineWindowsMin) return { usual: null, windows: n, surprise: null };
  const total = history.reduce((sum, value) => sum + value, 0);
  const usual = total / n;
  const variance = history.reduce((sum, value) => sum + (value - usual) ** 2, 0) / (n - 1);
  const found = usual > 0 ? Math.max(0, (variance - usual) / usual ** 2) : priorDispersion;
  const evidence = Math.min(n, total);
  const phi = (evidence * found + priorWindows * priorDispersion) / (evidence + priorWindows);
  const mean = (total + priorMentions) / (n + priorMentions);
  const stabilised = (x: number) => (2 / Math.sqrt(phi)) * Math.asinh(Math.sqrt(phi * (x + 3 / 8)));
  return { usual, windows: n, surprise: (stabilised(count) - stabilised(mean)) / Math.sqrt(1 + 1 / n) };
}

function isWeekend(at: Date): boolean {
  return at.getUTCDay() === 0 || at.getUTCDay() === 6;
}
