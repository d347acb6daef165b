/**
 * What a text of each source weighs beside a post without any reaction. News carries no reactions of its own and has
 * passed an editor: as much as a post that nine have reacted to. A public Telegram channel speaks to thousands, answers to
 * nobody and shows no reactions that could tell: half. All others, and every source not named: 1. These are
 * judgements, not estimates; within one source's points they cancel out.
 */
const sourceWeights: Readonly<Record<string, number>> = {
  "alpha-vantage": 2,
  rss: 2,
  gdelt: 2,
  telegram: 0.5,
};

/** However many react to it, a text weighs at most as so many that nobody noticed. */
const engagementFactorMax = 5;

export interface WeighedText {
  source: string;
  /** In [0, 1]. */
  relevance: number;
  /** Likes + replies + reposts + |score|; null when the source stated none. */
  engagement: number | null;
}

/**
 * relevance × min(5, 1 + log₁₀(1 + engagement)) × source weight. Reactions are counted in tens, for they are spread over
 * orders of magnitude and can be bought; what is not stated counts as none, since nothing is known for it.
 */
export function textWeight({ source, relevance, engagement }: WeighedText): number {
  const factor = Math.min(engagementFactorMax, 1 + Math.log10(1 + Math.max(0, engagement ?? 0)));
  return relevance * factor * (Object.hasOwn(sourceWeights, source) ? sourceWeights[source]! : 1);
}
