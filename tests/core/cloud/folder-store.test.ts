import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { checkObject, sha256 } from "../../../core/cloud/manifests.ts";

let folder: string;
let store: FolderStore;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulso-store-"));
  store = new FolderStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

test("an object that comes in chunks is the object that comes whole", async () => {
  const whole = await store.put("a/whole", "one, two");
  const streamed = await store.put("a/streamed", chunks("one", ", ", "two"));
  expect(await store.get("a/streamed")).toEqual(await store.get("a/whole"));
  expect(streamed).toEqual({ ...whole, path: "a/streamed" });
  expect(await store.head("a/streamed")).toEqual(streamed);
});

test("an object whose chunks break off is not there, nor anything of it", async () => {
  async function* breaking() {
    yield Buffer.from("half");
    throw new Error("the source is gone");
  }
  await expect(store.put("b/broken", breaking())).rejects.toThrow("the source is gone");
  expect(await store.get("b/broken")).toBeUndefined();
  expect(await readdir(path.join(folder, "b"))).toEqual([]);
});

test.each([
  ["in the middle", { start: 3, bytes: 4 }, "3456"],
  ["to the end", { start: 7, bytes: 3 }, "789"],
  ["beyond the end", { start: 8, bytes: 4 }, "89"],
  ["wholly beyond the end", { start: 20, bytes: 4 }, ""],
])("a range of an object is read as asked: %s", async (_where, range, expected) => {
  await store.put("c", "0123456789");
  const read: Buffer[] = [];
  for await (const chunk of await store.read("c", range)) read.push(chunk);
  expect(String(Buffer.concat(read))).toBe(expected);
});

test("a large range is read as asked, and none of an object that is not there", async () => {
  const bytes = Buffer.alloc(3_000_000, "0123456789");
  await store.put("large", bytes);
  const read: Buffer[] = [];
  for await (const chunk of await store.read("large", { start: 7, bytes: 2_000_000 })) read.push(chunk);
  expect(Buffer.concat(read).equals(bytes.subarray(7, 2_000_007))).toBe(true);
  const missing = { code: "object.missing" };
  await expect(store.read("nowhere", { start: 0, bytes: 2 })).rejects.toMatchObject(missing);
  await expect(store.read("nowhere", { start: 0, bytes: 2_000_000 })).rejects.toMatchObject(missing);
});

test("an object that is listed is looked at: its size, its hash, its being there", async () => {
  const bytes = Buffer.from("some rows");
  await store.put("d", bytes);
  const object = { path: "d", sizeBytes: bytes.length, sha256: sha256(bytes), rows: 1 };
  await checkObject(store, object);
  const corrupt = { code: "object.corrupt" };
  await expect(checkObject(store, { ...object, sha256: sha256(Buffer.from("x")) })).rejects.toMatchObject(
    corrupt,
  );
  await expect(checkObject(store, { ...object, sizeBytes: 1 })).rejects.toMatchObject(corrupt);
  await expect(checkObject(store, { ...object, path: "e" })).rejects.toMatchObject({
    code: "object.missing",
  });
});
