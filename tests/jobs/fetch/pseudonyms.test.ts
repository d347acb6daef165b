import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { openPseudonyms, pseudonymsOf } from "../../../jobs/fetch/pseudonyms.ts";

let lake = "";
beforeEach(async () => {
  lake = await mkdtemp(path.join(tmpdir(), "pulso-pseudonyms-"));
});
afterEach(async () => rm(lake, { recursive: true, force: true }));

test("a name has one pseudonym under a key, another under another, and neither is its plain digest", () => {
  const [one, other] = [pseudonymsOf("key one"), pseudonymsOf("key two")];
  expect(one("made_up")).toMatch(/^[0-9a-f]{12}$/);
  expect(one("made_up")).toBe(one("made_up"));
  expect(one("made_up")).not.toBe(other("made_up"));
  expect(one("made_up")).not.toBe(one("made_up_two"));
  // RFC 4231, test case 2.
  expect(pseudonymsOf("Jefe")("what do ya want for nothing?")).toBe("5bdcc146bf60");
});

test("writers that begin at once agree on the lake's key, and so does whoever comes later", async () => {
  const writers = await Promise.all(Array.from({ length: 8 }, () => openPseudonyms(new FolderStore(lake))));
  const later = await openPseudonyms(new FolderStore(lake));
  expect(new Set([...writers, later].map((pseudonymOf) => pseudonymOf("made_up"))).size).toBe(1);
});

test("two lakes have two keys", async () => {
  const one = await openPseudonyms(new FolderStore(path.join(lake, "one")));
  const two = await openPseudonyms(new FolderStore(path.join(lake, "two")));
  expect(one("made_up")).not.toBe(two("made_up"));
});

test("a key that cannot be read is not replaced by another", async () => {
  const store = new FolderStore(lake);
  await store.put("state/pseudonym-key.json", '{"schema":2}');
  await expect(openPseudonyms(store)).rejects.toThrow();
});
