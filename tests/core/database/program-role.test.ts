import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { connectDatabase } from "../../../core/database/connect.ts";
import { LedgerRepository } from "../../../core/database/repositories/ledger.ts";
import { defaultRunRules } from "../../../core/domain/run.ts";
import { packageRoot } from "../../../core/package-root.ts";
import { createLoad } from "../../../jobs/load/load.ts";
import { runStage } from "../../../jobs/stage.ts";
import { createTestDatabase } from "../../support/database.ts";
import { stageDepsFor, writeSmallRun } from "../../support/small-lake.ts";

test("with the roles that Terraform gives a program, it publishes a run, and changes no table", async () => {
  const users = readFileSync(path.join(packageRoot, "terraform/modules/database/users.tf"), "utf8");
  const granted = /: \[("pg_.*?)\]/.exec(users)?.[1]?.replaceAll('"', "") ?? "";
  expect(granted).not.toBe("");
  await using database = await createTestDatabase();
  await using owner = await open(database.url);
  const role = `program_${randomUUID().replaceAll("-", "")}`;
  await owner.dataSource.query(
    `create role ${role} login password 'of-the-test'; grant ${granted} to ${role}`,
  );
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-role-"));
  try {
    const url = Object.assign(new URL(database.url), { username: role, password: "of-the-test" });
    await using program = await open(url.href);
    const { dataSource } = program;
    const ledger = new LedgerRepository(dataSource, defaultRunRules);
    const run = "2026-01-01T06";
    const store = new FolderStore(folder);
    await writeSmallRun(store, { run });
    const job = { run, attempt: 1, previous: null, options: {} };
    await runStage("load", createLoad({ dataSource, ledger, catalogue: [] }), stageDepsFor(store), job);
    expect(await dataSource.query("select run_id from publication")).toEqual([{ run_id: run }]);
    for (const change of [
      "create table another (id int)",
      "alter table quote add column more int",
      "truncate quote",
    ])
      await expect(dataSource.query(change), change).rejects.toThrow(/permission denied|must be owner/);
  } finally {
    rmSync(folder, { recursive: true });
    await owner.dataSource.query(`drop role ${role}`);
  }
});

async function open(url: string) {
  const dataSource = await connectDatabase(url, { poolSize: 2 });
  return { dataSource, [Symbol.asyncDispose]: () => dataSource.destroy() };
}
