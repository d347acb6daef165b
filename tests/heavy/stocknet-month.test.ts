import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../core/config.ts";
import { manifestSchema, parseManifestPath } from "../../core/domain/manifest.ts";
import { packageRoot } from "../../core/package-root.ts";
import { openDatabase } from "../../jobs/open-database.ts";
import { buildStocknetJanuary } from "../support/stocknet-january.ts";

/*
 * A month of real posts and prices (StockNet, January 2014), replayed slot by slot through the whole compiled
 * pipeline with all models. Needs ../shared/data (or PULSO_SHARED) and dist/ (npm run test:heavy builds it).
 */
const shared = process.env.PULSO_SHARED ?? path.join(packageRoot, "..", "shared");
const data = path.join(shared, "data");
const hasData = existsSync(path.join(data, "social"));
const folder = mkdtempSync(path.join(tmpdir(), "pulso-month-"));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [from, to] = ["2014-01-01T06", "2014-02-01T00"];
const slots = 124;
const countsSchema = z.object({
  in: z.number(),
  out: z.number(),
  duplicate: z.number(),
  quarantined: z.number(),
  unlinked: z.number(),
});
const lineSchema = z.object({
  run: z.string(),
  status: z.string(),
  stages: z.array(z.object({ stage: z.string(), attempt: z.number(), counts: countsSchema })),
});

test.skipIf(!hasData)(
  `a month of StockNet, ${slots} runs: each is published and conserves its records`,
  async () => {
    const input = path.join(folder, "stocknet");
    const said = buildStocknetJanuary(data, input);
    const [, texts, bars] = /(\d+) texts and (\d+) bars/.exec(said) ?? [];
    const home = path.join(folder, "home");
    const env = { PATH: process.env.PATH ?? "", PULSO_HOME: home, LOG_LEVEL: "error" };
    const child = spawn(process.execPath, ["tests/support/replay-slots.mjs", input, from, to], {
      cwd: packageRoot,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const runs: z.infer<typeof lineSchema>[] = [];
    for await (const line of createInterface({ input: child.stdout }))
      runs.push(lineSchema.parse(JSON.parse(line)));
    expect(await ended).toBe(0);

    expect(runs).toHaveLength(slots);
    for (const { run, status, stages } of runs) {
      expect({ run, status }).toEqual({ run, status: expect.stringMatching(/^PUBLISHED/) });
      expect(stages.map(({ stage }) => stage)).toEqual(["fetch", "categorise", "predict", "load"]);
      for (const { stage, attempt, counts } of stages) {
        expect({ run, stage, attempt }).toEqual({ run, stage, attempt: 1 });
        expect({ run, stage, in: counts.in }).toEqual({
          run,
          stage,
          in: counts.out + counts.duplicate + counts.quarantined + counts.unlinked,
        });
      }
      const [fetched, categorised, predicted] = stages;
      // What was fetched goes two ways, texts to be categorised and bars to be forecast from, and all of it arrives.
      expect({ run, n: fetched?.counts.out }).toEqual({
        run,
        n: (categorised?.counts.in ?? 0) + (predicted?.counts.in ?? 0),
      });
    }
    const total = (stage: string, key: keyof z.infer<typeof countsSchema>) =>
      runs.reduce((sum, run) => sum + (run.stages.find((one) => one.stage === stage)?.counts[key] ?? 0), 0);
    expect(total("categorise", "in")).toBe(Number(texts));
    expect(total("predict", "in")).toBe(Number(bars));

    await using database = await openDatabase(readConfig(env));
    const [row] = await database.dataSource.query(
      "select (select count(distinct record_id)::int from mention) as linked, (select count(*)::int from bar) as bars, (select count(*)::int from publication) as published",
    );
    expect(row).toEqual({
      linked: total("categorise", "out"),
      bars: total("predict", "out"),
      published: slots,
    });
    await expectRetraining(new FolderStore(path.join(home, "lake")));
  },
);

/** Models are stored and reused: trained at first and when they are a month old, not by each of the runs. */
async function expectRetraining(store: FolderStore): Promise<void> {
  let trainings = 0;
  for await (const { path: objectPath } of store.list("manifests/")) {
    if (parseManifestPath(objectPath)?.stage !== "predict") continue;
    const manifest = manifestSchema.parse(JSON.parse(String(await store.get(objectPath))));
    if (Number(manifest.detail.trained) > 0) trainings += 1;
  }
  expect(trainings).toBeGreaterThanOrEqual(1);
  expect(trainings).toBeLessThanOrEqual(2);
}
