/** The subscription tiers: the one table that access rules, documents and the pricing page are made from. */
export const tierNames = ["FREE", "PLUS", "PRO", "ENTERPRISE"] as const;
export type Tier = (typeof tierNames)[number];

export const modelNames = ["naive", "linear", "mlp", "lstm"] as const;
export type ModelName = (typeof modelNames)[number];

export interface TierRules {
  /** Days of history before the newest visible run; null = all. */
  historyDays: number | null;
  /** A run is visible once its slot is this many hours old. */
  delayHours: number;
  models: readonly ModelName[];
  /** Whether quotes are seen as they come. */
  liveQuotes: boolean;
}

export const tiers: Record<Tier, TierRules> = {
  FREE: { historyDays: 90, delayHours: 24, models: ["naive", "linear"], liveQuotes: false },
  PLUS: { historyDays: 730, delayHours: 0, models: ["naive", "linear", "mlp"], liveQuotes: true },
  PRO: { historyDays: null, delayHours: 0, models: ["naive", "linear", "mlp", "lstm"], liveQuotes: true },
  ENTERPRISE: {
    historyDays: null,
    delayHours: 0,
    models: ["naive", "linear", "mlp", "lstm"],
    liveQuotes: true,
  },
};

/** Whether `tier` includes what `required` includes. */
export function reaches(tier: Tier, required: Tier): boolean {
  return tierNames.indexOf(tier) >= tierNames.indexOf(required);
}

/** The lowest tier whose rules satisfy `test`, or undefined when none does. */
export function lowestTier(test: (rules: TierRules) => boolean): Tier | undefined {
  return tierNames.find((name) => test(tiers[name]));
}
