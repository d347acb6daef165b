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

test("a range of an object is read as asked", async () => {
  await store.put("c", "0123456789");
  const read: Buffer[] = [];
  for await (const chunk of await store.read("c", { start: 3, bytes: 4 })) read.push(chunk);
  expect(String(Buffer.concat(read))).toBe("3456");
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
