import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { fileLockHolder, takeFileLock } from "../../../core/process/file-lock.ts";

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "pulso-lock-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A lock as a process leaves it that was killed with kill -9. */
function leaveDead(file: string): void {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(file, JSON.stringify({ pid, start: "1" }));
}

test("a lock is held once, and again when it is let go; nothing else stays beside it", () => {
  const home = folder();
  const file = path.join(home, "x.lock");
  const lock = takeFileLock(file);
  expect([lock !== undefined, fileLockHolder(file), takeFileLock(file)]).toEqual([
    true,
    process.pid,
    undefined,
  ]);
  lock?.release();
  takeFileLock(file)?.release();
  expect(readdirSync(home)).toEqual([]);
});

test("a dead one's lock, or one torn in the middle, is in nobody's way", () => {
  const file = path.join(folder(), "x.lock");
  leaveDead(file);
  takeFileLock(file)?.release();
  writeFileSync(file, '{"pid":');
  expect(takeFileLock(file)).toBeDefined();
});

test("an object whose writer was killed in the middle of a replacement can be replaced again", async () => {
  const root = folder();
  const store = new FolderStore(root);
  const { generation } = await store.put("manifests/x.json", "old");
  leaveDead(path.join(root, "manifests", "x.json.lock.tmp"));
  await store.put("manifests/x.json", "new", { ifGenerationMatch: generation });
  expect(String(await store.get("manifests/x.json"))).toBe("new");
});
