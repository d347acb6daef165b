import { FaultServer, type HttpService, jsonAnswer } from "./fault-server.ts";

export interface FakeSecrets extends AsyncDisposable {
  /** What PULSO_SECRETS_ENDPOINT is to be. */
  endpoint: string;
  faults: FaultServer;
  /** Adds a version to a secret of a project. */
  add(project: string, name: string, value: string): void;
}

/** Secret Manager's `accessSecretVersion` over HTTP, with its answers for what is not there. */
export async function startFakeSecrets(): Promise<FakeSecrets> {
  const versions = new Map<string, string[]>();
  const service: HttpService = async ({ method, url }) => {
    const [, project, name, version] =
      /^\/v1\/projects\/([^/]+)\/secrets\/([^/]+)\/versions\/([^/:]+):access(?:\?|$)/.exec(url) ?? [];
    if (method !== "GET" || !project || !name || !version)
      return refusal(400, "INVALID_ARGUMENT", "no such method");
    const held = versions.get(`${project}/${name}`);
    if (!held) return refusal(404, "NOT_FOUND", `Secret [projects/${project}/secrets/${name}] not found`);
    const number = version === "latest" ? held.length : Number(version);
    const value = held[number - 1];
    if (value === undefined) return refusal(404, "NOT_FOUND", `Secret Version [${version}] not found`);
    return jsonAnswer(200, {
      name: `projects/${project}/secrets/${name}/versions/${number}`,
      payload: { data: Buffer.from(value).toString("base64") },
    });
  };
  const faults = await FaultServer.start(service);
  return {
    endpoint: faults.url,
    faults,
    add: (project, name, value) => {
      const key = `${project}/${name}`;
      versions.set(key, [...(versions.get(key) ?? []), value]);
    },
    [Symbol.asyncDispose]: () => faults[Symbol.asyncDispose](),
  };
}

function refusal(code: number, status: string, message: string) {
  return jsonAnswer(code, { error: { code, status, message } });
}
