import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectDatabase } from "./connect.ts";
import { startPostgres } from "./embedded/postgres-server.ts";
import { dumpSchema } from "./schema-dump.ts";

/**
 * `npm run migration -- Name`: writes the migration that brings the tables from the last migration to the
 * entities; `npm run migration -- --dump` writes schema.sql. Both on a server of their own.
 */
const [name] = process.argv.slice(2);
const folder = import.meta.dirname;
const home = mkdtempSync(path.join(tmpdir(), "pulso-migration-"));
const server = await startPostgres(home);
const dataSource = await connectDatabase(server.url);
try {
  if (name === "--dump") writeFileSync(path.join(folder, "schema.sql"), await dumpSchema(dataSource));
  else if (name && /^[A-Z]\w+$/.test(name)) await writeMigration(name);
  else throw new Error("say `npm run migration -- Name` (in PascalCase) or `npm run migration -- --dump`");
} finally {
  await dataSource.destroy();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

async function writeMigration(title: string): Promise<void> {
  const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
  if (upQueries.length === 0) throw new Error("the entities and the migrations already agree");
  const migrationsFolder = path.join(folder, "migrations");
  const number = String(readdirSync(migrationsFolder).filter((file) => /^\d/.test(file)).length + 1).padStart(
    4,
    "0",
  );
  const timestamp = Date.now();
  const statements = (queries: { query: string }[]) =>
    queries.map(({ query }) => `    await queryRunner.query(${JSON.stringify(query)});`).join("\n");
  const body = `import type { MigrationInterface, QueryRunner } from "typeorm";

export class ${title}${timestamp} implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
${statements(upQueries)}
  }

  async down(queryRunner: QueryRunner): Promise<void> {
${statements([...downQueries].reverse())}
  }
}
`;
  writeFileSync(path.join(migrationsFolder, `${number}-${title}.ts`), body);
  process.stdout.write(
    `wrote migrations/${number}-${title}.ts: name it in migrations/index.ts, then --dump\n`,
  );
}
