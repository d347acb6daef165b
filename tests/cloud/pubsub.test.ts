import { randomUUID } from "node:crypto";
import type { Message, PubSub } from "@google-cloud/pubsub";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createStorage } from "../../core/cloud/gcp/clients.ts";
import { PubSubEvents } from "../../core/cloud/gcp/pubsub-events.ts";
import { PubSubTopic } from "../../core/cloud/gcp/pubsub-topic.ts";
import { StorageStore } from "../../core/cloud/gcp/storage-store.ts";
import { topicNames } from "../../core/config.ts";
import { codeOf } from "../../core/domain/errors.ts";
import type { PulsoEvent } from "../../core/domain/events.ts";
import { eventsContract } from "../contracts/events.ts";
import { quoteTopicContract } from "../contracts/quote-topic.ts";
import { fakeStorageLack, startFakeStorage } from "../support/cloud/fake-storage.ts";
import {
  createTopics,
  openPubSub,
  type PubSubEmulator,
  pubsubLack,
  startPubSubEmulator,
} from "../support/cloud/pubsub-emulator.ts";

const heard = ["ticks", "events", "sweeps", "incidents"] as const;
const subscriptions = heard.map((key) => `${topicNames[key]}-worker`);

describe.skipIf(pubsubLack !== undefined)(`Pub/Sub (${pubsubLack ?? "Google's emulator"})`, () => {
  let emulator: PubSubEmulator;
  beforeAll(async () => {
    emulator = await startPubSubEmulator();
  });
  afterAll(() => emulator?.[Symbol.asyncDispose]());

  /** A project with Pulso's topics of which nobody else knows. */
  async function createProject(): Promise<string> {
    const project = `p-${randomUUID().slice(0, 8)}`;
    const pubsub = await openPubSub(emulator, project);
    const worker = Object.fromEntries(heard.map((key) => [key, ["worker"]]));
    await createTopics(pubsub, { ...worker, quotes: ["one", "two"] });
    await pubsub.close();
    return project;
  }
  const openEvents = async (project: string, onError: (error: Error) => void = () => {}) =>
    new PubSubEvents(await openPubSub(emulator, project), { topics: topicNames, subscriptions, onError });

  let shared: string;
  beforeAll(async () => {
    shared = await createProject();
  });
  eventsContract("Pub/Sub", () => openEvents(shared));

  quoteTopicContract("Pub/Sub", {
    open: async (unacknowledgedMax) =>
      new PubSubTopic(await openPubSub(emulator, await createProject()), {
        topic: topicNames.quotes,
        ...(unacknowledgedMax && { unacknowledgedMax }),
        onError: () => {},
      }),
    isGivenAgain: true,
  });

  test("a message that is no quote is told of and goes, and quotes come after it", async () => {
    const own = await createProject();
    const pubsub = await openPubSub(emulator, own);
    const errors: string[] = [];
    const topic = new PubSubTopic(await openPubSub(emulator, own), {
      topic: topicNames.quotes,
      onError: (error) => void errors.push(codeOf(error)),
    });
    const prices: number[] = [];
    await topic.subscribe("one", async (quotes) => void prices.push(...quotes.map(({ price }) => price)));
    await pubsub.topic(topicNames.quotes).publishMessage({ data: Buffer.from('{"symbol":"A","price":-1}') });
    await vi.waitFor(() => expect(errors).toEqual(["event.invalid"]), { timeout: 20_000 });
    const at = new Date("2026-11-22T06:00:00Z");
    await topic.publish([{ symbol: "A", price: 2, source: "test", at, receivedAt: at }]);
    await topic.close();
    expect(prices).toEqual([2]);
    expect(errors).toHaveLength(1);
    await pubsub.close();
  });

  async function letters(pubsub: PubSub): Promise<Message[]> {
    const seen: Message[] = [];
    const subscription = pubsub.subscription(`${topicNames.deadLetters}-look`);
    subscription.on("message", (message: Message) => {
      seen.push(message);
      message.ack();
    });
    return seen;
  }

  test.each([
    ["not JSON", "{"],
    ["an event of no kind", JSON.stringify({ type: "other" })],
    ["a tick whose run is no text", JSON.stringify({ type: "tick", run: 6 })],
  ])("%s is set aside with the reason, handled by nobody, and does not come again", async (_, data) => {
    const own = await createProject();
    const pubsub = await openPubSub(emulator, own);
    const dead = await letters(pubsub);
    const errors: Error[] = [];
    const events = await openEvents(own, (error) => void errors.push(error));
    const handled: PulsoEvent[] = [];
    await events.subscribe(async (event) => void handled.push(event));
    await pubsub.topic(topicNames.events).publishMessage({ data: Buffer.from(data) });
    await events.publish({ type: "sweep" });
    await vi.waitFor(() => expect(dead).toHaveLength(1), { timeout: 20_000 });
    await vi.waitFor(() => expect(handled).toEqual([{ type: "sweep" }]), { timeout: 20_000 });
    expect(String(dead[0]?.data)).toBe(data);
    expect(dead[0]?.attributes).toMatchObject({ subscription: `${topicNames.events}-worker` });
    expect(dead[0]?.attributes.reason).toMatch(/message/);
    expect(errors).toHaveLength(1);
    await events.close();
    await pubsub.close();
  });

  test("an event whose handler always throws ends among the dead letters", async () => {
    const own = await createProject();
    const pubsub = await openPubSub(emulator, own);
    const dead = await letters(pubsub);
    let calls = 0;
    const events = await openEvents(own);
    await events.subscribe(async () => {
      calls += 1;
      throw new Error("never");
    });
    await events.publish({ type: "tick", run: "2026-11-22T06" });
    await vi.waitFor(() => expect(dead).toHaveLength(1), { timeout: 60_000 });
    expect(JSON.parse(String(dead[0]?.data))).toEqual({ type: "tick", run: "2026-11-22T06" });
    expect(dead[0]?.attributes).toMatchObject({
      reason: "never",
      subscription: `${topicNames.ticks}-worker`,
    });
    expect(calls).toBe(5);
    await events.close();
    await pubsub.close();
  });

  test("a subscription that comes later than its listener is listened to all the same", async () => {
    const own = await createProject();
    const pubsub = await openPubSub(emulator, own);
    const later = `${topicNames.ticks}-later`;
    const errors: string[] = [];
    const events = new PubSubEvents(await openPubSub(emulator, own), {
      topics: topicNames,
      subscriptions: [later],
      onError: (error) => void errors.push(codeOf(error)),
    });
    const handled: PulsoEvent[] = [];
    await events.subscribe(async (event) => void handled.push(event));
    await vi.waitFor(() => expect(errors).toContain("cloud.missing"), { timeout: 20_000 });
    await pubsub.topic(topicNames.ticks).createSubscription(later);
    await events.publish({ type: "tick", run: "2026-11-22T06" });
    await vi.waitFor(() => expect(handled).toHaveLength(1), { timeout: 30_000 });
    await events.close();
    await pubsub.close();
  });

  test("the bucket's notification of an object is the event of it", async () => {
    const own = await createProject();
    const pubsub = await openPubSub(emulator, own);
    const events = await openEvents(own);
    const handled: PulsoEvent[] = [];
    await events.subscribe(async (event) => void handled.push(event));
    await pubsub.topic(topicNames.events).publishMessage({
      data: Buffer.from("{}"),
      attributes: {
        eventType: "OBJECT_FINALIZE",
        bucketId: "b",
        objectId: "manifests/run=2026-11-22T06/fetch.json",
      },
    });
    const created = { type: "object.created", path: "manifests/run=2026-11-22T06/fetch.json" };
    await vi.waitFor(() => expect(handled).toEqual([created]), { timeout: 20_000 });
    await events.close();
    await pubsub.close();
  });

  test.skipIf(fakeStorageLack !== undefined)("a manifest written into the bucket is heard of", async () => {
    const own = await createProject();
    await using bucket = await startFakeStorage({
      host: emulator.host,
      project: own,
      topic: topicNames.events,
      bucket: "lake",
    });
    await bucket.createBucket("lake");
    const storage = await createStorage({ project: own, endpoints: { storage: bucket.endpoint } });
    const events = await openEvents(own);
    const handled: PulsoEvent[] = [];
    await events.subscribe(async (event) => void handled.push(event));
    const path = "manifests/run=2026-11-22T06/fetch.json";
    await new StorageStore(storage, { bucket: "lake" }).put(path, "{}");
    await vi.waitFor(() => expect(handled).toEqual([{ type: "object.created", path }]), { timeout: 20_000 });
    await events.close();
  });

  test("a topic that is not there is an error of ours, at every try", async () => {
    const events = new PubSubEvents(await openPubSub(emulator, "p-empty"), {
      topics: topicNames,
      onError: () => {},
    });
    for (let tries = 0; tries < 2; tries++)
      await expect(events.publish({ type: "tick", run: "2026-11-22T06" })).rejects.toMatchObject({
        code: "cloud.missing",
      });
    await events.close();
  });
});
