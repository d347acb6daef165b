import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { fillSecrets } from "../../core/cloud/fill-secrets.ts";
import { createSecretManager } from "../../core/cloud/gcp/clients.ts";
import { ManagerSecrets } from "../../core/cloud/gcp/manager-secrets.ts";
import { secretsContract } from "../contracts/secrets.ts";
import { type FakeSecrets, startFakeSecrets } from "../support/cloud/fake-secrets.ts";

let fake: FakeSecrets;
beforeAll(async () => {
  fake = await startFakeSecrets();
  fake.add("made-up-1", "token", "old");
  fake.add("made-up-1", "token", "new");
});
afterEach(() => fake.faults.heal());
afterAll(() => fake[Symbol.asyncDispose]());

const open = async (project: string) =>
  new ManagerSecrets(await createSecretManager({ project, endpoints: { secrets: fake.endpoint } }), project);

secretsContract("Secret Manager", async (held) => {
  for (const [name, value] of Object.entries(held)) fake.add("contract-1", name, value);
  return open("contract-1");
});

test("a version is read by its number, the newest without one", async () => {
  const secrets = await open("made-up-1");
  expect(await secrets.read("token")).toBe("new");
  expect(await secrets.read("token@1")).toBe("old");
  expect(await secrets.read("token@9")).toBeUndefined();
  await secrets.close();
});

test("the environment is filled from the project and the emulator that it names itself", async () => {
  const env = {
    PULSO_PROJECT: "made-up-1",
    PULSO_SECRETS_ENDPOINT: fake.endpoint,
    X_BEARER_TOKEN: "sm://token",
  };
  expect(await fillSecrets(env)).toEqual({ ...env, X_BEARER_TOKEN: "new" });
  expect(fake.faults.seen).toHaveLength(1);
});

test("a refusal is no absence", async () => {
  const secrets = await open("made-up-1");
  fake.faults.failBy(() => ({ status: 403 }));
  await expect(secrets.read("token")).rejects.toMatchObject({ code: "cloud.denied" });
  await secrets.close();
});

test("a service that is away for a moment is asked again", async () => {
  const secrets = await open("made-up-1");
  fake.faults.failBy((_request, nth) => (nth <= 2 ? { status: 503 } : "none"));
  expect(await secrets.read("token")).toBe("new");
  await secrets.close();
});
