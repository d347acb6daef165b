import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { connectDatabase } from "../../core/database/connect.ts";
import { startPostgres } from "../../core/database/embedded/postgres-server.ts";
import { atDatabase } from "./database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One real PostgreSQL for the whole run of tests, with a migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(path.join(tmpdir(), "pulso-tests-"));
  // The server of root runs as another user, who must get through.
  chmodSync(home, 0o755);
  const server = await startPostgres(home);
  const admin = await connectDatabase(server.url);
  await admin.query("create database template_pulso");
  await admin.destroy();
  const template = await connectDatabase(atDatabase(server.url, "template_pulso"));
  await template.destroy();
  project.provide("databaseUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
