import type { PubSub } from "@google-cloud/pubsub";
import type { SecretManagerServiceClient } from "@google-cloud/secret-manager";
import type { Storage } from "@google-cloud/storage";
import { standInAt } from "./stand-in.ts";

/** A project, and where an emulator stands in for one of its services. Each client is loaded when it is first made. */
export interface GoogleService<Name extends string> {
  project: string;
  endpoints: Record<Name, string | undefined>;
}

/** Retries nothing by itself: `RequestPace` does, for all requests of the process together. */
export async function createStorage({ project, endpoints }: GoogleService<"storage">): Promise<Storage> {
  const { IdempotencyStrategy, Storage } = await import("@google-cloud/storage");
  return new Storage({
    projectId: project,
    timeout: 60_000,
    retryOptions: { autoRetry: false, maxRetries: 0, idempotencyStrategy: IdempotencyStrategy.RetryNever },
    ...(endpoints.storage && { apiEndpoint: endpoints.storage }),
  });
}

export async function createPubSub({ project, endpoints }: GoogleService<"pubsub">): Promise<PubSub> {
  const { PubSub } = await import("@google-cloud/pubsub");
  return new PubSub({
    projectId: project,
    ...(endpoints.pubsub && { apiEndpoint: endpoints.pubsub, emulatorMode: true }),
  });
}

export async function createSecretManager({
  project,
  endpoints,
}: GoogleService<"secrets">): Promise<SecretManagerServiceClient> {
  const { SecretManagerServiceClient } = await import("@google-cloud/secret-manager");
  const standIn = endpoints.secrets && (await standInAt(endpoints.secrets));
  return new SecretManagerServiceClient({ projectId: project, ...standIn });
}
