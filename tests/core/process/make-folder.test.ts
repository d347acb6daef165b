import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { packageRoot } from "../../../core/package-root.ts";
import { makeFolder } from "../../../core/process/make-folder.ts";

const home = mkdtempSync(path.join(tmpdir(), "pulso-folder-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a folder is made with those it lies in, and may be there already", () => {
  const folder = path.join(home, "a/b/c");
  for (let time = 0; time < 2; time += 1) makeFolder(folder, { mode: 0o700 });
  expect(statSync(folder).isDirectory()).toBe(true);
  expect(statSync(path.join(home, "a")).mode & 0o777).toBe(0o700);
});

test("a file in its place, or on the way to it, is named", () => {
  writeFileSync(path.join(home, "file"), "");
  const file = path.join(home, "file");
  expect(() => makeFolder(file)).toThrow(expect.objectContaining({ code: "EEXIST", path: file }));
  expect(() => makeFolder(`${file}/a`)).toThrow(
    expect.objectContaining({ code: "ENOTDIR", path: `${file}/a` }),
  );
});

// In a process of its own, which can be ended: Node's own mkdir never returns from there.
test.skipIf(!existsSync("/proc/self"))("a folder that cannot be there is refused at once", () => {
  const module = JSON.stringify(path.join(packageRoot, "core/process/make-folder.ts"));
  const program = `import(${module}).then(({ makeFolder }) => makeFolder("/proc/nope/lake/a")).catch((error) => console.log(error.code, error.path))`;
  const said = execFileSync(process.execPath, ["--import", "tsx", "--eval", program], {
    cwd: packageRoot,
    timeout: 30_000,
    encoding: "utf8",
  });
  expect(said).toBe("ENOENT /proc/nope\n");
});
