import { IdempotencyStrategy, Storage } from "@google-cloud/storage";

/** A project, and where an emulator stands in for one of its services. */
export interface GoogleService<Name extends string> {
  project: string;
  endpoints: Record<Name, string | undefined>;
}

/** Retries nothing by itself: `RequestPace` does, for all requests of the process together. */
export function createStorage({ project, endpoints }: GoogleService<"storage">): Storage {
  return new Storage({
    projectId: project,
    timeout: 60_000,
    retryOptions: { autoRetry: false, maxRetries: 0, idempotencyStrategy: IdempotencyStrategy.RetryNever },
    ...(endpoints.storage && { apiEndpoint: endpoints.storage }),
  });
}
