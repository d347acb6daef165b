import { expect, test } from "vitest";
import { readConfig, topicNames } from "../../core/config.ts";

const given = {
  CLOUD: "gcp",
  DATABASE_URL: "postgres://api%40made-up.iam@10.0.0.3/pulso",
  PULSO_PROJECT: "made-up-1",
  PULSO_REGION: "europe-west1",
  PULSO_ZONES: "europe-west1-b, europe-west1-c",
  PULSO_BUCKET: "made-up-lake",
};

test("without CLOUD everything is on this machine, whatever else is set", () => {
  expect(readConfig({ PULSO_ZONES: "nonsense" }).cloud).toBe("local");
  expect(readConfig({ CLOUD: "" }).cloud).toBe("local");
});

test("Google Cloud is told where it is to live, and where emulators stand in", () => {
  const config = readConfig({
    ...given,
    PULSO_DATABASE_IAM: "1",
    PULSO_STORAGE_ENDPOINT: "http://127.0.0.1:4443",
    PUBSUB_EMULATOR_HOST: "127.0.0.1:8087",
  });
  expect(config).toMatchObject({
    cloud: "gcp",
    databaseUrl: given.DATABASE_URL,
    google: {
      project: "made-up-1",
      region: "europe-west1",
      zones: ["europe-west1-b", "europe-west1-c"],
      bucket: "made-up-lake",
      databaseIam: true,
      endpoints: { storage: "http://127.0.0.1:4443", pubsub: "127.0.0.1:8087", compute: undefined },
    },
  });
});

test("everything that Google Cloud lacks is named at once", () => {
  const read = () => readConfig({ CLOUD: "gcp", PORT: "none", PULSO_ZONES: "europe-west1" });
  for (const name of ["PULSO_PROJECT", "PULSO_REGION", "PULSO_ZONES", "PULSO_BUCKET", "DATABASE_URL", "PORT"])
    expect(read).toThrow(new RegExp(`${name}\\b.*: `));
});

test.each([
  ["PULSO_PROJECT", "Made Up"],
  ["PULSO_REGION", "europe"],
  ["PULSO_ZONES", ","],
  ["PULSO_BUCKET", "gs://lake"],
  ["PULSO_STORAGE_ENDPOINT", "127.0.0.1:4443"],
  ["PUBSUB_EMULATOR_HOST", "http://127.0.0.1:8087"],
  ["PULSO_DATABASE_IAM", "yes"],
])("%s=%j is refused by its name", (name, value) => {
  expect(() => readConfig({ ...given, [name]: value })).toThrow(name);
});

test("there is no other cloud", () => {
  expect(() => readConfig({ CLOUD: "other" })).toThrow(/CLOUD/);
});

test("topics differ and bear Pulso's name", () => {
  const names = Object.values(topicNames);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^pulso-[a-z-]+$/);
});
