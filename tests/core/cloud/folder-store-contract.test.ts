import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { PrefixedStore } from "../../../core/cloud/prefixed-store.ts";
import { objectStoreContract } from "../../contracts/object-store.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulso-lake-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

objectStoreContract("a folder", () => new FolderStore(folder));
objectStoreContract("a part of a store", () => new PrefixedStore(new FolderStore(folder), "part/of it"));
