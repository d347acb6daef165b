import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "../../core/domain/random.ts";

const assets = ["AAPL", "MSFT", "NVDA", "JPM"];
const sentences = [
  (asset: string) => `$${asset} beats expectations and raises its outlook`,
  (asset: string) => `Bad quarter for $${asset}, margins fall again`,
  (asset: string) => `Watching $${asset} today, nothing decided yet`,
  () => "A quiet morning, coffee first",
];

/** A `--data` folder with made-up posts of the three days before `until`, and made-up closes of the year before it. */
export function writeDataFolder(
  folder: string,
  { until, posts = 240 }: { until: string; posts?: number },
): void {
  const random = seededRandom(7);
  mkdirSync(folder, { recursive: true });
  const end = Date.parse(`${until}:00:00Z`);
  const lines = Array.from({ length: posts }, (_, at) => {
    const asset = assets[at % assets.length]!;
    const publishedAt = new Date(end - Math.floor(random() * 3 * 86_400_000) - 60_000).toISOString();
    const text = sentences[at % sentences.length]!(asset);
    return JSON.stringify({
      id: `made-up:${at}`,
      source: "made-up",
      kind: "post",
      channel: "tests",
      publishedAt,
      collectedAt: publishedAt,
      lang: "en",
      text,
    });
  });
  writeFileSync(path.join(folder, "posts.jsonl"), `${lines.join("\n")}\n`);
  const rows = ["symbol,class,date,open,high,low,close,volume"];
  for (const asset of assets) {
    let close = 100;
    for (let day = 400; day >= 1; day--) {
      close *= Math.exp(0.01 * (random() - 0.5));
      const date = new Date(end - day * 86_400_000).toISOString().slice(0, 10);
      rows.push(`${asset},stock,${date},,,,${close.toFixed(4)},1000`);
    }
  }
  writeFileSync(path.join(folder, "prices.csv"), `${rows.join("\n")}\n`);
}
