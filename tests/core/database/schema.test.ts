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
