import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linesOf } from "../../jobs/lines-of.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulso-lines-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: string | Buffer, highWaterMark?: number): Promise<string[]> {
  const file = path.join(folder, "lines");
  await writeFile(file, bytes);
  const lines: string[] = [];
  for await (const line of linesOf(createReadStream(file, { highWaterMark }), file)) lines.push(line);
  return lines;
}

test.each([1, 2, 3, 7, 65_536])("lines are cut alike whatever the chunks (%d bytes)", async (chunk) => {
  expect(await read("", chunk)).toEqual([]);
  expect(await read("\n", chunk)).toEqual([""]);
  expect(await read("uno\n\n dós 🚀\r\nlast", chunk)).toEqual(["uno", "", " dós 🚀\r", "last"]);
  expect(await read("one\ntwo\n", chunk)).toEqual(["one", "two"]);
});

test("a line of a hundred thousand chunks takes no square of its length", async () => {
  const began = performance.now();
  const [line] = await read("a".repeat(3_200_000), 32);
  expect(line).toHaveLength(3_200_000);
  // Twenty times what it takes; looked through anew at each chunk it would be 160 GB.
  expect(performance.now() - began).toBeLessThan(40_000);
}, 60_000);

test("a line that would fill the memory is refused", async () => {
  await expect(read(Buffer.alloc(134_217_729, "a"))).rejects.toMatchObject({
    code: "input.invalid",
    message: expect.stringContaining("a line is longer than 134217728 characters"),
  });
});
