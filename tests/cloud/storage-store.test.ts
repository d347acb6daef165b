import { afterAll, beforeAll, describe } from "vitest";
import { createStorage } from "../../core/cloud/gcp/clients.ts";
import { StorageStore } from "../../core/cloud/gcp/storage-store.ts";
import { objectStoreContract } from "../contracts/object-store.ts";
import { type FakeStorage, fakeStorageLack, startFakeStorage } from "../support/cloud/fake-storage.ts";

describe.skipIf(fakeStorageLack !== undefined)(
  `Cloud Storage (${fakeStorageLack ?? "fake-gcs-server"})`,
  () => {
    let fake: FakeStorage;
    let store: StorageStore;
    beforeAll(async () => {
      fake = await startFakeStorage();
      await fake.createBucket("lake");
      const endpoints = { storage: fake.endpoint };
      const storage = await createStorage({ project: "pulso-test", endpoints });
      store = new StorageStore(storage, { bucket: "lake", pieceBytes: 262_144 });
    });
    afterAll(() => fake?.[Symbol.asyncDispose]());

    objectStoreContract("a bucket", () => store);
  },
);
