import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { groupBy } from "../../../core/domain/group-by.ts";
import { groupNearCopies, likenessOf } from "../../../core/domain/near-copies.ts";
import { seededRandom } from "../../../core/domain/random.ts";
import { voicesOf } from "../../../core/domain/voices.ts";
import { signatureOf } from "../../../core/text/signature.ts";
import { hasShared, sharedFolder } from "../../support/shared-data.ts";

const file = "data/social/stocknet_tweets_2014_2015.jsonl.gz";

interface Tweet {
  tickers: string[];
  created_at: string;
  text: string;
  user: string;
  signature: string | undefined;
}

/** The words and pairs of words of a text, told apart by themselves: what a signature only estimates. */
function wordsOf(text: string): Set<string> {
  const bare = text
    .toLowerCase()
    .replace(/https?:\/\/\S+|www\.\S+|@\S+/g, " ")
    .replace(/['0-9]/g, "");
  const words = bare.split(/[^a-z\u00c0-\uffff]+/).filter(Boolean);
  return new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]);
}

function sharedPart(one: Set<string>, other: Set<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}

describe.skipIf(!hasShared(file))("in two years of tweets (needs ../shared)", () => {
  let days: Tweet[][];
  beforeAll(() => {
    const lines = gunzipSync(readFileSync(path.join(sharedFolder, file)))
      .toString("utf8")
      .trimEnd()
      .split("\n");
    const tweets = lines.map((line): Tweet => {
      const tweet: Tweet = JSON.parse(line.replace(/: NaN/g, ": null"));
      return { ...tweet, signature: signatureOf(tweet) };
    });
    const links = tweets.flatMap((tweet) =>
      tweet.tickers.map((ticker) => ({ key: `${ticker} ${tweet.created_at.slice(0, 10)}`, tweet })),
    );
    const byDay = groupBy(links, ({ key }) => key);
    days = [...byDay.values()].map((day) => day.map(({ tweet }) => tweet));
  });

  test("the busiest days by count are one rumour passed on, and sink when its copies are damped", () => {
    const counted = days.map((day) => {
      const groups = groupNearCopies(day.map(({ signature }) => signature ?? null));
      const users = [...new Set(day.map(({ user }) => user))];
      const speakers = day.map(({ user }, at) => ({ group: groups[at]!, author: users.indexOf(user) }));
      return { mentions: day.length, voices: voicesOf(speakers).reduce((sum, voice) => sum + voice, 0) };
    });
    const byCount = counted.toSorted((a, b) => b.mentions - a.mentions);
    const byVoices = counted.toSorted((a, b) => b.voices - a.voices);
    for (const day of byCount.slice(0, 3)) {
      expect(day.mentions).toBeGreaterThan(500);
      expect(day.voices).toBeLessThan(35);
      expect(byVoices.indexOf(day)).toBeGreaterThan(100);
    }
  });

  test("tweets on one asset and day that share little are never taken for copies", () => {
    const random = seededRandom(3);
    const drawn = (day: readonly Tweet[]) => day[Math.floor(random() * day.length)]!;
    let [unlike, taken] = [0, 0];
    for (const day of days.filter((_, at) => at % 4 === 0))
      for (let draw = 0; draw < Math.min(20, day.length); draw += 1) {
        const [one, other] = [drawn(day), drawn(day)];
        if (!one.signature || !other.signature) continue;
        if (sharedPart(wordsOf(one.text), wordsOf(other.text)) >= 0.2) continue;
        unlike += 1;
        if (likenessOf(one.signature, other.signature) >= 0.5) taken += 1;
      }
    expect(unlike).toBeGreaterThan(5_000);
    expect(taken).toBe(0);
  });
});
