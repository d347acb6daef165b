import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { PubSub } from "@google-cloud/pubsub";
import { createPubSub } from "../../../core/cloud/gcp/clients.ts";
import { topicNames } from "../../../core/config.ts";
import { freePort, startChild } from "./child.ts";

const folders = [
  process.env.CLOUDSDK_ROOT_DIR,
  "/usr/lib/google-cloud-sdk",
  "/usr/share/google-cloud-sdk",
  `${process.env.HOME}/google-cloud-sdk`,
];
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin/java") : "java";
const jar = process.env.PULSO_PUBSUB_EMULATOR ?? findJar();

/** Why there is no Pub/Sub to test against, and what to do about it; undefined when there is. */
export const pubsubLack: string | undefined =
  jar === undefined || !existsSync(jar)
    ? "no Pub/Sub emulator: gcloud components install pubsub-emulator (or Google's apt package), or PULSO_PUBSUB_EMULATOR=its jar"
    : spawnSync(java, ["-version"], { stdio: "ignore" }).error
      ? "no Java: apt-get install openjdk-17-jre-headless"
      : undefined;

export interface PubSubEmulator extends AsyncDisposable {
  /** What PUBSUB_EMULATOR_HOST is to be. */
  host: string;
}

/** Google's own emulator of Pub/Sub on a port of its own; empty. */
export async function startPubSubEmulator(): Promise<PubSubEmulator> {
  const port = await freePort();
  const args = ["-Xmx256m", "-jar", String(jar), "--host=127.0.0.1", `--port=${port}`];
  const server = await startChild(java, args, /listening/i);
  return { host: `127.0.0.1:${port}`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** A client of it, in a project of the test's own. */
export async function openPubSub({ host }: PubSubEmulator, project: string): Promise<PubSub> {
  return createPubSub({ project, endpoints: { pubsub: host } });
}

/**
 * Makes Pulso's topics and, for each of the named ones, a subscription `<topic>-<name>` in order and with the dead
 * letters after five tries, as Terraform does; `pulso-dead-letters-look` keeps the dead letters.
 */
export async function createTopics(
  pubsub: PubSub,
  subscriptions: Partial<Record<keyof typeof topicNames, string[]>> = {},
): Promise<void> {
  for (const name of Object.values(topicNames)) await pubsub.createTopic(name);
  const { deadLetters } = topicNames;
  await pubsub.topic(deadLetters).createSubscription(`${deadLetters}-look`);
  for (const [key, name] of Object.entries(topicNames))
    for (const subscription of subscriptions[key as keyof typeof topicNames] ?? [])
      await pubsub.topic(name).createSubscription(`${name}-${subscription}`, {
        enableMessageOrdering: true,
        ackDeadlineSeconds: 10,
        deadLetterPolicy: {
          deadLetterTopic: `projects/${pubsub.projectId}/topics/${deadLetters}`,
          maxDeliveryAttempts: 5,
        },
      });
}

function findJar(): string | undefined {
  for (const folder of folders) {
    const lib = path.join(folder ?? "", "platform/pubsub-emulator/lib");
    const name =
      existsSync(lib) && readdirSync(lib).find((file) => /^cloud-pubsub-emulator-.*-all\.jar$/.test(file));
    if (name) return path.join(lib, name);
  }
  return undefined;
}
