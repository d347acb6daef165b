import { gzipSync } from "node:zlib";
import { seededRandom } from "../../core/domain/random.ts";
import { goodRecord, jsonLines, poisons } from "./poison.ts";

const sentences = [
  "$AAPL had a superb quarter and shares rise",
  "Bitcoin is a disaster today, $AAPL holds",
  "EUR/USD calm before the decision",
  "las acciones de Repsol suben con fuerza",
  "Microsoft and $AAPL\tbeat\r\nexpectations \u2028 again 🚀",
  "coffee first, nothing else to say",
  "a quiet morning, \u{1d54f} and ﷽ and 日本",
];

/** Posts of three sources in plain and gzip parts; some ids in several sources, with other texts and times. */
export function madeUpSources(posts: number, seed = 11): Record<string, Buffer> {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const recordAt = (at: number) =>
    goodRecord(`n${at}${pick(["", "é", "\u{1f600}", "\uffee", " tab\there", '"'])}`, {
      // Many share an instant, so that the id decides their order.
      publishedAt: new Date(Date.UTC(2026, 0, 14) + Math.floor(random() * 400) * 60_000).toISOString(),
      text: `${pick(sentences)} ${at % 50}`,
      lang: pick([undefined, "en", "es"]),
      kind: pick(["post", "comment", "news"]),
      engagement: pick([undefined, { likes: at }, { score: -at }]),
    });
  const objects: Record<string, Buffer> = {};
  const earlier: Record<string, unknown>[] = [];
  const each = Math.floor(posts / 9);
  for (const source of ["alpha", "beta", "gamma"])
    for (const part of [0, 1, 2]) {
      const records = Array.from({ length: each }, (_, at) => {
        const known = random() < 0.2 && earlier.length > 0 ? pick(earlier) : undefined;
        return known ? { ...known, text: `${pick(sentences)} again` } : recordAt(at + part * each);
      });
      earlier.push(...records);
      const bytes = jsonLines(...records);
      const isGzip = part !== 1;
      objects[`source=${source}/part-0000${part}.jsonl${isGzip ? ".gz" : ""}`] = isGzip
        ? gzipSync(bytes)
        : bytes;
    }
  return objects;
}

/** Every poisoned object of FAULTS §3, each an object of its own. */
export function poisonedObjects(): Record<string, Buffer> {
  return Object.fromEntries(
    poisons.map(({ bytes }, at) => [`source=poison/part-${String(at).padStart(5, "0")}.jsonl.gz`, bytes]),
  );
}
