/**
 * Turns StockNet's tweets and prices into a folder for `pulso run --data DIR`, to be replayed slot by slot:
 *
 *   npx tsx data/build-stocknet.ts --shared ../shared/data --output DIR [--from 2014-01-01 --to 2014-01-31]
 *
 * Writes texts/<date>.jsonl.gz (one file a day, so that a run passes over the days it has read) and prices.csv.gz,
 * whose history begins where StockNet's does (2012-09-04) and ends with `--to`. Nothing of it goes into the repository.
 */
import { createReadStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createGunzip, gzipSync } from "node:zlib";
import { z } from "zod";

const options = z
  .object({ shared: z.string(), output: z.string(), from: z.iso.date(), to: z.iso.date() })
  .parse(
    parseArgs({
      options: {
        shared: { type: "string", default: "../shared/data" },
        output: { type: "string" },
        from: { type: "string", default: "2013-12-31" },
        to: { type: "string", default: "2015-09-30" },
      },
    }).values,
  );

const tweetSchema = z.object({
  id: z.string(),
  created_at: z.iso.datetime(),
  cashtags: z.array(z.string()),
  text: z.string(),
  user: z.string(),
  lang: z.string().nullish(),
});

const texts = await writeTexts();
const bars = await writePrices();
process.stdout.write(`${texts} texts and ${bars} bars in ${options.output}\n`);

async function writeTexts(): Promise<number> {
  const days = new Map<string, string[]>();
  let count = 0;
  for await (const line of linesOf("social/stocknet_tweets_2014_2015.jsonl.gz")) {
    // The file writes NaN where X gave no language, which JSON has not.
    const tweet = tweetSchema.parse(JSON.parse(line.replace('"lang": NaN', '"lang": null')));
    const day = tweet.created_at.slice(0, 10);
    if (day < options.from || day > options.to) continue;
    const lines = days.get(day) ?? [];
    days.set(day, lines);
    lines.push(`${JSON.stringify(toRecord(tweet))}\n`);
    count += 1;
  }
  await mkdir(path.join(options.output, "texts"), { recursive: true });
  for (const [day, lines] of days)
    await writeFile(path.join(options.output, "texts", `${day}.jsonl.gz`), gzipSync(lines.join("")));
  return count;
}

function toRecord(tweet: z.infer<typeof tweetSchema>) {
  return {
    id: `stocknet:${tweet.id}`,
    source: "stocknet",
    kind: "post",
    channel: "twitter",
    author: tweet.user,
    publishedAt: tweet.created_at,
    collectedAt: tweet.created_at,
    // X's own "und" says that it could not tell; then the text is left to tell.
    lang: tweet.lang && tweet.lang !== "und" ? tweet.lang : undefined,
    text: tweet.text,
    tickers: tweet.cashtags,
  };
}

async function writePrices(): Promise<number> {
  const kept: string[] = [];
  let isHeader = true;
  for await (const line of linesOf("prices/stocknet_daily_2012_2015.csv.gz")) {
    const date = line.split(",", 2)[1] ?? "";
    if (isHeader || date <= options.to) kept.push(line);
    isHeader = false;
  }
  await writeFile(path.join(options.output, "prices.csv.gz"), gzipSync(`${kept.join("\n")}\n`));
  return kept.length - 1;
}

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({
    input: createReadStream(path.join(options.shared, file)).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
}
