import type { SecretManagerServiceClient } from "@google-cloud/secret-manager";
import type { Secrets } from "../ports.ts";
import { faultOf, toAppError } from "./cloud-errors.ts";
import { RequestPace } from "./request-pace.ts";

/** Secrets of Secret Manager, each in its newest version, or in the one that `name@version` names. */
export class ManagerSecrets implements Secrets {
  readonly #client: SecretManagerServiceClient;
  readonly #project: string;
  readonly #pace = new RequestPace({ patienceMs: 60_000 });

  constructor(client: SecretManagerServiceClient, project: string) {
    this.#client = client;
    this.#project = project;
  }

  async read(name: string): Promise<string | undefined> {
    const [secret, version = "latest"] = name.split("@");
    try {
      const path = `projects/${this.#project}/secrets/${secret}/versions/${version}`;
      const [{ payload }] = await this.#pace.run(() => this.#client.accessSecretVersion({ name: path }));
      return payload?.data ? Buffer.from(payload.data).toString("utf8") : undefined;
    } catch (error) {
      if (faultOf(error) === "missing") return undefined;
      throw toAppError(error, `secret ${name}`);
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
