/** A figure with six decimals, or null when there is none. */
export function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e6) / 1e6 + 0;
}
