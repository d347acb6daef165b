import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { MeasuredBody } from "../../../core/cloud/measured-body.ts";

const counted = vi.hoisted(() => ({ bytes: 0 }));
vi.mock("node:crypto", async (original) => {
  const real = await original<typeof import("node:crypto")>();
  const counting = (name: string) => {
    const hash = real.createHash(name);
    const update = hash.update.bind(hash);
    hash.update = (data: string | NodeJS.ArrayBufferView) => {
      counted.bytes += data instanceof Uint8Array ? data.length : 0;
      return update(data as Uint8Array);
    };
    return hash;
  };
  return { ...real, createHash: counting };
});

const folder = await mkdtemp(path.join(tmpdir(), "pulso-measured-"));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* pieces() {
  yield Buffer.from("some ");
  yield Buffer.from("rows");
}

test.each([
  ["whole", () => Buffer.from("some rows")],
  ["in pieces", pieces],
])("what is stored %s is hashed once, and is what it was", async (_how, make) => {
  counted.bytes = 0;
  const store = new FolderStore(folder);
  const body = MeasuredBody.of(make());
  const stored = await store.put("a", body);
  expect(counted.bytes).toBe("some rows".length);
  const sha256 = createHash("sha256").update("some rows").digest("hex");
  expect(body.figures()).toEqual({ sizeBytes: 9, sha256 });
  expect(stored.generation).toBe(sha256.slice(0, 32));
  expect(String(await store.get("a"))).toBe("some rows");
});
