/** The thirteen quantiles that every forecast gives: column name → probability, rising. */
export const quantileColumns = {
  q025: 0.025,
  q05: 0.05,
  q10: 0.1,
  q20: 0.2,
  q30: 0.3,
  q40: 0.4,
  q50: 0.5,
  q60: 0.6,
  q70: 0.7,
  q80: 0.8,
  q90: 0.9,
  q95: 0.95,
  q975: 0.975,
} as const;
export type QuantileColumn = keyof typeof quantileColumns;

export const quantileNames = Object.keys(quantileColumns) as QuantileColumn[];
export const quantileLevels: readonly number[] = Object.values(quantileColumns);
