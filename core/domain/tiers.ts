import { type RunId, runIdAt } from "./slot.ts";

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
  /** Assets a user may have added in a calendar month (UTC); null = no cap. */
  assetRequestsPerMonth: number | null;
  /** Whether quotes are seen as they come. */
  liveQuotes: boolean;
}

export const tiers: Record<Tier, TierRules> = {
  FREE: {
    historyDays: 90,
    delayHours: 24,
    models: ["naive", "linear"],
    assetRequestsPerMonth: 2,
    liveQuotes: false,
  },
  PLUS: {
    historyDays: 730,
    delayHours: 0,
    models: ["naive", "linear", "mlp"],
    assetRequestsPerMonth: 20,
    liveQuotes: true,
  },
  PRO: {
    historyDays: null,
    delayHours: 0,
    models: ["naive", "linear", "mlp", "lstm"],
    assetRequestsPerMonth: 200,
    liveQuotes: true,
  },
  ENTERPRISE: {
    historyDays: null,
    delayHours: 0,
    models: ["naive", "linear", "mlp", "lstm"],
    assetRequestsPerMonth: null,
    liveQuotes: true,
  },
};

/** The newest slot a tier may see at a moment: a run is visible once its slot is `delayHours` old. */
export function newestSlot({ delayHours }: TierRules, at: Date): RunId {
  return runIdAt(new Date(at.getTime() - delayHours * 3_600_000));
}

/** Whether `tier` includes what `required` includes. */
export function reaches(tier: Tier, required: Tier): boolean {
  return tierNames.indexOf(tier) >= tierNames.indexOf(required);
}

/** The lowest tier whose rules satisfy `test`, or undefined when none does. */
export function lowestTier(test: (rules: TierRules) => boolean): Tier | undefined {
  return tierNames.find((name) => test(tiers[name]));
}
