import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import { createDoctor } from "../../../jobs/commands/doctor.ts";
import { hackerNews } from "../../../jobs/fetch/sources/hackernews/source.ts";
import type { Source } from "../../../jobs/fetch/sources/source.ts";
import { madeSource } from "../../support/made-source.ts";
import { recordingReporter } from "../../support/recording-reporter.ts";
import { type ReplayAnswer, startReplayServer } from "../../support/replay-server.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "pulso-doctor-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** What `pulso doctor --source` says, its end, how often it asked, and what it left in the lake. */
async function look({
  name,
  sources,
  answer,
  env = {},
}: {
  name: string;
  sources: Source[];
  answer?: ReplayAnswer;
  env?: Record<string, string>;
}) {
  await using server = await startReplayServer();
  server.answer(() => answer ?? { status: 404 });
  const config = readConfig({ PULSO_HOME: home, ...env });
  const { reporter, said } = recordingReporter();
  const tools = {
    fetch: globalThis.fetch,
    random: () => 0.5,
    sleep: async () => {},
    origins: { "https://hn.algolia.com": server.origin, "https://paid.example": server.origin },
  };
  const program = new Command().exitOverride();
  const signal = new AbortController().signal;
  createDoctor({ sources, tools })(program, () => ({ config, log: silentLog, reporter, signal }));
  const error: unknown = await program
    .parseAsync(["doctor", "--source", name], { from: "user" })
    .then(() => undefined)
    .catch((thrown: unknown) => thrown);
  const objects: string[] = [];
  for await (const { path: object } of new FolderStore(config.lake).list("")) objects.push(object);
  return { said, error, requests: server.requests.length, objects };
}

const json = { "content-type": "application/json" };
const hit = (id: string, at: Date) => ({
  objectID: id,
  title: `Story ${id}`,
  points: 3,
  created_at: at.toISOString(),
  created_at_i: Math.floor(at.getTime() / 1_000),
});

test("a source that answers is proven with a few requests, and the lake holds only what was spent", async () => {
  const at = new Date(Date.now() - 7 * 3_600_000);
  const page = {
    hits: [hit("1", at), { created_at_i: 1 }],
    nbHits: 2,
    nbPages: 1,
    page: 0,
    hitsPerPage: 100,
  };
  const { said, error, requests, objects } = await look({
    name: "hackernews",
    sources: [hackerNews],
    answer: { headers: json, body: JSON.stringify(page) },
  });
  expect(error).toBeUndefined();
  expect(requests).toBe(5);
  expect(said).toMatchObject([
    { type: "look", source: "hackernews", requestsMax: 5, usdMax: 0, lacks: [] },
    { type: "look.source", state: "ok", records: 1, quarantined: 1, requests: 5, usd: 0, lacks: null },
    { type: "look.error", code: "record.invalid" },
  ]);
  expect(said[1]!.newestAt).toBe(at.toISOString());
  expect(objects).toHaveLength(1);
  expect(objects[0]).toMatch(/^state\/spending\/source=hackernews\/month=[\d-]+\/doctor=/);
});

test("a refused key is told with its remedy, and the command fails", async () => {
  const { said, error } = await look({
    name: "hackernews",
    sources: [hackerNews],
    answer: { status: 401, headers: json, body: "{}" },
  });
  expect(said[1]).toMatchObject({ state: "failed", records: 0 });
  expect(said[2]).toMatchObject({
    code: "source.unauthorized",
    remedy: expect.stringContaining("renew it"),
  });
  expect(error).toMatchObject({ code: "doctor.faults" });
});

test("a source of which every part fails is not proven", async () => {
  const silent = madeSource("silent", async function* () {
    yield { type: "gap", code: "source.unavailable", message: "AAPL: no answer" };
  });
  const { said, error } = await look({ name: "silent", sources: [silent] });
  expect(said[1]).toMatchObject({ state: "partial", records: 0 });
  expect(error).toMatchObject({ code: "doctor.faults", message: "silent: nothing was delivered" });
});

const paid = madeSource(
  "paid",
  async function* ({ http, config, signal }) {
    if (!config.given.has("PAID_KEY")) {
      yield { type: "skipped", message: "PAID_KEY is not set" };
      return;
    }
    for (;;) {
      signal.throwIfAborted();
      const price = { usdMax: 0.4, usdOf: () => 0.3 };
      await http.get({ url: "https://paid.example/posts", expect: "json", price });
      yield { type: "note", message: "one page" };
    }
  },
  {
    settings: [{ variable: "PAID_KEY", meaning: "The key of its developers' page", required: true }],
    limits: { usdPerMonthMax: 20 },
  },
);

test("money is named before it is spent, capped for a look, and counted in the month", async () => {
  const given = {
    name: "paid",
    sources: [paid],
    answer: { headers: json, body: "{}" },
    env: { PAID_KEY: "k" },
  };
  const first = await look(given);
  expect(first.said).toMatchObject([
    { type: "look", usdMax: 1, budget: { monthUsd: 0, usdPerMonthMax: 20 } },
    { type: "look.source", state: "ok", requests: 3, usd: 0.9 },
  ]);
  expect((await look(given)).said[0]).toMatchObject({ budget: { monthUsd: 0.9 } });
});

test("without its key it asks nobody and names what it lacks; a name that is none is refused", async () => {
  const { said, error, requests } = await look({ name: "paid", sources: [paid] });
  expect(requests).toBe(0);
  expect(said[0]).toMatchObject({ lacks: ["PAID_KEY"] });
  expect(said[1]).toMatchObject({ state: "skipped", lacks: "PAID_KEY" });
  expect(error).toMatchObject({ code: "doctor.faults" });
  expect((await look({ name: "pigeon", sources: [paid] })).error).toMatchObject({ code: "source.unknown" });
});
