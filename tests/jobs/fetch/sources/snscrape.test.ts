import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { makeDataFolder } from "../../../support/data-folder.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";

const run = "2020-01-04T00";
const fixture = (file: string) => readFileSync(`${packageRoot}/tests/fixtures/snscrape/${file}`);
const tweets = readFileSync(`${packageRoot}/tests/fixtures/files/tweets.jsonl`);

async function read(files: Record<string, string | Buffer>, sources = ["snscrape"]) {
  await using folder = await makeDataFolder(files);
  await using bench = await FetchBench.open();
  return await bench.fetch({ run, options: { dataDir: folder.dataDir, sources } });
}

test.each(["reddit.jsonl", "reddit.csv"])(
  "%s become posts and comments under Reddit's own names",
  async (file) => {
    const { records, quarantined, coverage } = await read({ [file]: fixture(file) });
    expect(quarantined).toEqual([]);
    expect(records).toMatchObject([
      {
        id: "reddit:t3_made01",
        source: "reddit",
        kind: "post",
        channel: "r/stocks",
        title: "A made-up headline on chip makers",
        text: "A made-up headline on chip makers",
        publishedAt: "2020-01-03T08:15:00.000Z",
        url: "https://www.reddit.com/comments/made01",
        author: expect.stringMatching(/^[0-9a-f]{12}$/),
      },
      {
        id: "reddit:t1_made02",
        kind: "comment",
        text: "I would hold $NVDA for a year",
        url: "https://www.reddit.com/comments/made01/_/made02",
      },
    ]);
    expect(records[1]).not.toHaveProperty("author");
    expect(JSON.stringify(records)).not.toContain("sampler");
    expect(coverage[0]).toMatchObject({ source: "snscrape", state: "ok", records: 2 });
  },
);

test("Telegram, Facebook and Instagram become posts of theirs, with no name in them", async () => {
  const files = ["telegram.jsonl", "facebook.jsonl", "instagram.jsonl"];
  const { records, quarantined } = await read(Object.fromEntries(files.map((file) => [file, fixture(file)])));
  expect(quarantined).toEqual([]);
  expect(records).toMatchObject([
    { id: "facebook:700_9001", source: "facebook", url: "https://www.facebook.com/700_9001" },
    { id: "facebook:9002", text: "A second post", url: "https://www.facebook.com/9002" },
    { id: expect.stringMatching(/^facebook:[0-9a-f]{24}$/), text: "" },
    { id: "instagram:Made-Up_1", engagement: { likes: 12, replies: 2 }, author: expect.any(String) },
    { id: "instagram:MadeUp2", url: "https://www.instagram.com/p/MadeUp2/" },
    { id: "telegram:made_up_markets/41", channel: "made_up_markets", url: "https://t.me/made_up_markets/41" },
    { id: "telegram:made_up_markets/42", text: "" },
  ]);
  expect(JSON.stringify(records)).not.toContain("sampler");
});

test("what the networks' own terms ask holds for an import, too", async () => {
  const { records } = await read({ "telegram.jsonl": fixture("telegram.jsonl") });
  expect(records).toMatchObject([{ redistribute: "ids" }, { redistribute: "ids" }]);
});

describe("a folder of other things", () => {
  const raw = {
    id: "poison:one",
    source: "poison",
    kind: "post",
    channel: "tests",
    publishedAt: "2020-01-03T08:00:00Z",
    collectedAt: "2020-01-03T08:00:00Z",
    text: "a record of ours",
  };
  const files = {
    "prices.csv": "symbol,date,close\nAAPL,2020-01-02,300\n",
    "raw.jsonl": `${JSON.stringify(raw)}\n`,
    "tweets.jsonl": tweets,
  };

  test("is refused file by file, by name, and the exports in it are read", async () => {
    const { records, quarantined, coverage } = await read(files);
    expect(records.map(({ source }) => source)).toEqual(["x", "x"]);
    expect(quarantined).toMatchObject([
      {
        code: "object.unreadable",
        origin: "snscrape:prices.csv",
        message: expect.stringContaining("`files`"),
      },
      { code: "object.unreadable", origin: "snscrape:raw.jsonl" },
    ]);
    expect(coverage[0]).toMatchObject({ state: "partial", code: "object.unreadable" });
  });

  test("is what `files` reads whole", async () => {
    const { records, quarantined } = await read({ ...files, "reddit.jsonl": fixture("reddit.jsonl") }, [
      "files",
    ]);
    expect(quarantined).toEqual([]);
    expect(records.map(({ source }) => source)).toEqual(["files", "poison", "reddit", "reddit", "x", "x"]);
  });
});

test("a broken first line does not hide what the rest of the file is", async () => {
  const { records, quarantined } = await read({
    "tweets.jsonl": Buffer.concat([Buffer.from('{"_type": "snscr\n'), tweets]),
  });
  expect(records).toHaveLength(2);
  expect(quarantined).toMatchObject([{ code: "record.not_json", line: 1 }]);
});

test("without a folder it is skipped", async () => {
  await using bench = await FetchBench.open();
  const { coverage } = await bench.fetch({ run, options: { sources: ["snscrape"] } });
  expect(coverage[0]).toMatchObject({ state: "skipped", message: expect.stringContaining("--data") });
});
