import type { Asset } from "../core/domain/assets.ts";

/** Twentieths of the count of words in 61,139 tweets of StockNet (Xu and Cohen 2018), from the shortest to the longest. */
const lengths = [1, 7, 9, 10, 11, 11, 12, 12, 13, 14, 14, 15, 16, 17, 17, 18, 19, 20, 22, 23, 34];

const words =
  `the to a of in and is for on you it that this at with be my are have from just not so but we all was what like if your out
  get up when do can one about they will no me how there more time know now good day new see people think go back then really today
  work make need want going still love first last right over after never best great too well down way thing here very year next much
  look long take every week great little night home world feel again before always better only before where why year sure game help
  happy wait start made life morning big old point line end show play team early watching reading talking says said news report story
  better worse higher lower strong weak buy sell hold price market growth risk rate deal cut raise miss beat drop gain lose rally fall
  plan chart volume level target open close trade money cash cost debt profit loss sales quarter month results guidance outlook update`.split(
    /\s+/,
  );
const extras = [
  "@someone",
  "https://example.invalid/a1b2c3",
  "#morning",
  "😀",
  "🚀",
  "3.5%",
  "1,200",
  "5",
  "it's",
  "don't",
  "…",
  "—",
];

export interface PostOptions {
  seed: number;
  /** Posts that name an asset: one in this many. */
  oneInNames: number;
  assets: readonly Asset[];
}

/**
 * Posts as one JSON object a line, in blocks of a thousand: length as in real tweets, every day words, now and then an address,
 * a handle, a sign. The same for the same options.
 */
export function* makePosts(count: number, { seed, oneInNames, assets }: PostOptions): Generator<string> {
  let state = seed;
  // A multiplicative congruential generator (Lehmer 1951, with Park and Miller's 16807).
  const random = (below: number): number => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const named = assets.filter(({ class: kind, symbol }) => kind === "stock" && /^[A-Z]{3,5}$/.test(symbol));
  let lines = "";
  for (let at = 0; at < count; at += 1) {
    const step = random(lengths.length - 1);
    const length = lengths[step]! + random(Math.max(1, lengths[step + 1]! - lengths[step]! + 1));
    const parts = Array.from({ length }, () => (random(12) === 0 ? pick(extras) : pick(words)));
    if (at % oneInNames === 0)
      parts[random(length)] = random(2) === 0 ? `$${pick(named).symbol}` : pick(named).name;
    const publishedAt = new Date(Date.UTC(2024, 0, 1) + at * 500).toISOString();
    const id = `bench:${(at * 2_654_435_761) % 9_007_199_254_740_881}`;
    const text = parts.join(" ");
    const envelope = { id, source: "bench", kind: "post", channel: "bench", author: `a${random(100_000)}` };
    const url = `https://example.invalid/status/${at}`;
    const engagement = { likes: random(50), replies: random(5), reposts: random(9) };
    lines += `${JSON.stringify({ ...envelope, publishedAt, collectedAt: publishedAt, lang: "en", text, url, engagement })}\n`;
    if (at % 1_000 === 999 || at === count - 1) {
      yield lines;
      lines = "";
    }
  }
}
