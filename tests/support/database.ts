import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** A database of the test file's own, migrated, empty. */
export interface TestDatabase extends AsyncDisposable {
  url: string;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("databaseUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(server, `create database ${name} template template_pulso`);
  return {
    url: atDatabase(server, name),
    [Symbol.asyncDispose]: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

export function atDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
