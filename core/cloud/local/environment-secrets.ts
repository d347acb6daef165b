import type { Secrets } from "../ports.ts";

/** Secrets as the environment has them; an empty one is none. */
export class EnvironmentSecrets implements Secrets {
  readonly #env: Record<string, string | undefined>;

  constructor(env: Record<string, string | undefined>) {
    this.#env = env;
  }

  async read(name: string): Promise<string | undefined> {
    return this.#env[name] || undefined;
  }

  async close(): Promise<void> {}
}
