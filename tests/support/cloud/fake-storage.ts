import { spawnSync } from "node:child_process";
import { Storage } from "@google-cloud/storage";
import { freePort, startChild } from "./child.ts";
import { FaultServer, httpService } from "./fault-server.ts";
import { truerStorage } from "./truer-storage.ts";

const binary = process.env.PULSO_FAKE_GCS ?? "fake-gcs-server";

/** Why there is no Cloud Storage to test against, and what to do about it; undefined when there is. */
export const fakeStorageLack: string | undefined =
  spawnSync(binary, ["-help"], { stdio: "ignore" }).error === undefined
    ? undefined
    : "no fake-gcs-server: go install github.com/fsouza/fake-gcs-server@latest, then PULSO_FAKE_GCS=its path";

export interface FakeStorage extends AsyncDisposable {
  /** What PULSO_STORAGE_ENDPOINT is to be: the way through `faults`. */
  endpoint: string;
  faults: FaultServer;
  createBucket(name: string): Promise<void>;
}

/** fake-gcs-server on a port of its own behind a fault server; with `pubsub` it tells a topic of each new object. */
export async function startFakeStorage(pubsub?: {
  host: string;
  project: string;
  topic: string;
  bucket: string;
}): Promise<FakeStorage> {
  const port = await freePort();
  const target = `http://127.0.0.1:${port}`;
  const faults = await FaultServer.start(truerStorage(httpService(target)));
  // Upload sessions lie at the external address: through the faults, as all else.
  const args = ["-backend", "memory", "-scheme", "http", "-host", "127.0.0.1", "-port", String(port)];
  args.push("-public-host", new URL(faults.url).host, "-external-url", faults.url);
  if (pubsub)
    args.push(
      ...["-event.pubsub-project-id", pubsub.project, "-event.pubsub-topic", pubsub.topic],
      ...["-event.bucket", pubsub.bucket, "-event.list", "finalize"],
    );
  const server = await startChild(
    binary,
    args,
    /server started/,
    pubsub && { PUBSUB_EMULATOR_HOST: pubsub.host },
  );
  const storage = new Storage({ apiEndpoint: target, projectId: pubsub?.project ?? "pulso-test" });
  return {
    endpoint: faults.url,
    faults,
    createBucket: async (name) => {
      await storage.createBucket(name);
    },
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await faults[Symbol.asyncDispose]();
    },
  };
}
