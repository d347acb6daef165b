import type { Point } from "./to-series.ts";

export interface MiniRange {
  line: string;
  nowX: number;
  lastY: number;
  median: string;
  /** Widest first: SVG point lists of the wedges from the last close to the horizon. */
  wedges: { percent: number; points: string }[];
}

export interface MiniForecast {
  median: number;
  quantiles: readonly { probability: number; value: number }[];
}

const shares = [
  { percent: 95, lower: 0.025, upper: 0.975 },
  { percent: 80, lower: 0.1, upper: 0.9 },
] as const;

/** Lays out a sparkline of closes with its forecast's wedge at the right, in a box of `width` × `height`. */
export function toMiniRange(
  closes: readonly Point[],
  forecast: MiniForecast | undefined,
  width: number,
  height: number,
): MiniRange | undefined {
  const last = closes.at(-1);
  if (!last || closes.length < 2) return undefined;
  const quantile = (probability: number) =>
    forecast?.quantiles.find((one) => Math.abs(one.probability - probability) < 1e-6)?.value;
  const wide = shares.flatMap(({ percent, lower, upper }) => {
    const [low, high] = [quantile(lower), quantile(upper)];
    return low === undefined || high === undefined ? [] : [{ percent, low, high }];
  });
  const values = [...closes.map((point) => point.value), ...wide.flatMap(({ low, high }) => [low, high])];
  const [bottom, top] = [Math.min(...values), Math.max(...values)];
  const nowX = forecast ? width * 0.68 : width;
  const x = (at: number) => round((at / (closes.length - 1)) * nowX);
  const y = (value: number) =>
    round(top === bottom ? height / 2 : 1 + ((top - value) / (top - bottom)) * (height - 2));
  const lastY = y(last.value);
  return {
    line: closes.map((point, at) => `${x(at)},${y(point.value)}`).join(" "),
    nowX: round(nowX),
    lastY,
    median: forecast ? `${round(nowX)},${lastY} ${width},${y(forecast.median)}` : "",
    wedges: wide.map(({ percent, low, high }) => ({
      percent,
      points: `${round(nowX)},${lastY} ${width},${y(high)} ${width},${y(low)}`,
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
