import { afterAll } from "vitest";
import { sourceContract } from "../../../contracts/source.ts";
import { makeDataFolder } from "../../../support/data-folder.ts";

const folders: AsyncDisposable[] = [];
afterAll(async () => {
  for (const folder of folders) await folder[Symbol.asyncDispose]();
});

sourceContract({
  source: "snscrape",
  badCode: "record.invalid",
  async fill(entries) {
    const lines = entries.map(({ key, at, bad }) =>
      JSON.stringify({
        _type: "snscrape.modules.twitter.Tweet",
        id: bad ? null : Number(key),
        date: at.toISOString(),
        rawContent: `Entry ${key} on $AAPL`,
        user: { username: "sampler" },
      }),
    );
    const folder = await makeDataFolder(
      lines.length > 0 ? { "out/tweets.jsonl": `${lines.join("\n")}\n` } : {},
    );
    folders.push(folder);
    return { dataDir: folder.dataDir };
  },
});
