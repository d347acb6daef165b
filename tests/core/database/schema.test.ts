import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { connectDatabase } from "../../../core/database/connect.ts";
import { migrations } from "../../../core/database/migrations/index.ts";
import { dumpSchema } from "../../../core/database/schema-dump.ts";
import { packageRoot } from "../../../core/package-root.ts";
import { createTestDatabase } from "../../support/database.ts";

test("the migrations make exactly what the entities say (else: npm run migration -- Name)", async () => {
  await using database = await createTestDatabase();
  const dataSource = await connectDatabase(database.url);
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  await dataSource.destroy();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test("schema.sql is what the migrations make (else: npm run migration -- --dump)", async () => {
  await using database = await createTestDatabase();
  const dataSource = await connectDatabase(database.url);
  const dump = await dumpSchema(dataSource);
  await dataSource.destroy();
  expect(dump).toBe(readFileSync(path.join(packageRoot, "core/database/schema.sql"), "utf8"));
});

test("two processes that migrate at once both end with a whole schema", async () => {
  await using database = await createTestDatabase();
  const both = await Promise.all([connectDatabase(database.url), connectDatabase(database.url)]);
  for (const dataSource of both) {
    expect(await dataSource.query("select count(*)::int as n from migration")).toEqual([
      { n: migrations.length },
    ]);
    await dataSource.destroy();
  }
});

test("points made before there were voices count each text as one, and go back as they came", async () => {
  await using database = await createTestDatabase();
  const dataSource = await connectDatabase(database.url);
  const goBack = async () => {
    const hasVoices = "select 1 from information_schema.columns where column_name = 'voices'";
    while ((await dataSource.query(hasVoices)).length > 0) await dataSource.undoLastMigration();
  };
  await goBack();
  await dataSource.query(
    `insert into sentiment_point (asset, granularity, starts_at, run_id, mentions, scored, mean, negative, neutral, positive)
     values ('ACME', 'DAILY', '2026-01-01', '2026-01-01T12', 5, 4, 0.2, 1, 1, 2), ('ZEN', 'DAILY', '2026-01-01', '2026-01-01T12', 1, 0, null, 0, 0, 0)`,
  );
  await dataSource.runMigrations();
  const columns =
    "asset, source, mentions, voices, weight, effective_texts as n, share_positive as share from sentiment_point";
  expect(await dataSource.query(`select ${columns} order by asset`)).toEqual([
    { asset: "ACME", source: "ALL", mentions: 5, voices: 5, weight: 4, n: 4, share: 0.5 },
    { asset: "ZEN", source: "ALL", mentions: 1, voices: 1, weight: 0, n: null, share: null },
  ]);
  await goBack();
  expect(await dataSource.query("select asset, mean from sentiment_point order by asset")).toEqual([
    { asset: "ACME", mean: 0.2 },
    { asset: "ZEN", mean: null },
  ]);
  await dataSource.destroy();
});
