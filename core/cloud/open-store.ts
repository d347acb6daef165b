import { FolderStore } from "./local/folder-store.ts";
import type { ObjectStore } from "./ports.ts";

/** What of the configuration says where the lake is. */
export type LakePlace =
  | { cloud: "local"; lake: string }
  | { cloud: "gcp"; google: { project: string; bucket: string; endpoints: { storage: string | undefined } } };

/** The lake of this configuration: a folder, or a bucket, whose client is loaded only then. */
export async function openStore(place: LakePlace): Promise<ObjectStore> {
  if (place.cloud === "local") return new FolderStore(place.lake);
  const [{ createStorage }, { StorageStore }] = await Promise.all([
    import("./gcp/clients.ts"),
    import("./gcp/storage-store.ts"),
  ]);
  return new StorageStore(await createStorage(place.google), { bucket: place.google.bucket });
}
