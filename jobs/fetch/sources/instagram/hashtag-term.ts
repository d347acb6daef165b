/** How many different hashtags an account may ask for within a term; asking for one again in its term is free. */
const hashtagsMax = 30;
const termMs = 7 * 86_400_000;

export interface HashtagPlan {
  /** May be asked now. */
  allowed: string[];
  /** Would be one too many, and when the next place falls free. */
  refused: string[];
  freeAt: Date | undefined;
  /** When each hashtag's term began, the new ones' included and those over left out. */
  terms: Record<string, string>;
}

/** Which hashtags may be asked now, given when each was first asked in its seven days. Pure. */
export function planHashtags(
  hashtags: readonly string[],
  terms: Record<string, string>,
  now: Date,
): HashtagPlan {
  const running = Object.entries(terms).filter(([, begun]) => now.getTime() - Date.parse(begun) < termMs);
  const isRunning = new Set(running.map(([hashtag]) => hashtag));
  const wanted = hashtags.filter((hashtag) => !isRunning.has(hashtag));
  const places = Math.max(0, hashtagsMax - running.length);
  const begun = wanted.slice(0, places);
  const all = [...running, ...begun.map((hashtag): [string, string] => [hashtag, now.toISOString()])];
  const refused = wanted.slice(places);
  const firstBegun = Math.min(...all.map(([, at]) => Date.parse(at)));
  return {
    allowed: hashtags.filter((hashtag) => !refused.includes(hashtag)),
    refused,
    freeAt: refused.length > 0 ? new Date(firstBegun + termMs) : undefined,
    terms: Object.fromEntries(all),
  };
}
