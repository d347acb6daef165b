export interface Lag {
  lagDays: number;
  correlation?: number | null;
  lower?: number | null;
  upper?: number | null;
}

export interface LagMark {
  lagDays: number;
  x: number;
  y?: number;
  lowerY?: number;
  upperY?: number;
  /** Whether it leaves the band, and so says something. */
  beyond: boolean;
}

const [left, top] = [34, 6];

/** Lays out the correlations of `lags` in a box; the scale is symmetric, so that the eye weighs both signs alike. */
export function toLagMarks(
  lags: readonly Lag[],
  band: number | undefined,
  box: { width: number; height: number },
) {
  const values = lags
    .flatMap((lag) => [lag.correlation, lag.lower, lag.upper])
    .filter((value) => value != null);
  const scale = Math.min(1, Math.ceil(10 * Math.max(0.1, band ?? 0, ...values.map(Math.abs))) / 10);
  const zeroY = box.height / 2;
  const y = (value: number | null | undefined) =>
    value == null ? undefined : zeroY - (Math.max(-scale, Math.min(scale, value)) / scale) * (zeroY - top);
  const ordered = [...lags].sort((a, b) => a.lagDays - b.lagDays);
  const step = (box.width - left) / Math.max(ordered.length, 1);
  return {
    scale,
    zeroY,
    bandTop: y(band ?? 0) ?? zeroY,
    bandHeight: 2 * (zeroY - (y(band ?? 0) ?? zeroY)),
    marks: ordered.map<LagMark>((lag, at) => ({
      lagDays: lag.lagDays,
      x: left + (at + 0.5) * step,
      y: y(lag.correlation),
      lowerY: y(lag.lower),
      upperY: y(lag.upper),
      beyond: band !== undefined && lag.correlation != null && Math.abs(lag.correlation) > band,
    })),
  };
}
