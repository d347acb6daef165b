import fc from "fast-check";
import { expect, test } from "vitest";
import { findManifest } from "../../core/cloud/manifests.ts";
import type { PulsoEvent } from "../../core/domain/events.ts";
import { manifestPath, stages } from "../../core/domain/manifest.ts";
import { jobName } from "../../core/domain/run.ts";
import { type CloudDeps, cloudFunctions, type FunctionName } from "../../functions/cloud-functions.ts";
import { IncidentMail } from "../../functions/incident-mail.ts";
import { QueuedLoads } from "../../functions/queued-loads.ts";
import { readMessage } from "../../functions/read-message.ts";
import { crash, Orchestra } from "../support/orchestra.ts";

const run = "2026-01-01T06";
const at = new Date("2026-01-01T07:30:00Z");

interface Message {
  data?: string;
  attributes?: Record<string, string>;
  publishTime?: string;
}

const pubsub = (body: unknown, more: Message = {}) => ({
  message: { data: Buffer.from(JSON.stringify(body)).toString("base64"), ...more },
});
const notification = (path: string) => ({
  message: { data: "", attributes: { eventType: "OBJECT_FINALIZE", objectId: path, bucketId: "lake" } },
});

/** The functions as they are deployed, with the queue and the mail server in the test's hands. */
async function openCloud(mailFails = false) {
  const orchestra = await Orchestra.open();
  const queue: PulsoEvent[] = [];
  const sent: string[] = [];
  const events = { publish: async (event: PulsoEvent) => void queue.push(event) };
  const deps: CloudDeps = {
    ...orchestra.deps,
    workers: { ...orchestra.deps.workers, load: new QueuedLoads(events) },
    mail: new IncidentMail(events),
    load: (job) => orchestra.work(job),
    sender: {
      send: async ({ to, subject }) => {
        if (mailFails) throw new Error("no mail server");
        sent.push(`${to}: ${subject}`);
      },
    },
  };
  const call = (name: FunctionName, data: unknown) =>
    cloudFunctions[name](readMessage(data, orchestra.now), deps);
  /** As a topic does: all of its functions get the message. */
  const everyFunction = async (data: unknown) => {
    for (const name of ["startCategorise", "startPredict", "loadResults"] as const) await call(name, data);
  };
  return { orchestra, deps, queue, sent, call, everyFunction };
}

test("a scheduler's tick goes through the six functions to a published run, each heeding its own part", async () => {
  const { orchestra, queue, call, everyFunction } = await openCloud();
  await using _ = orchestra;
  await call("startFetch", pubsub({ type: "tick" }, { publishTime: "2026-01-01T06:00:04Z" }));
  for (const stage of ["fetch", "categorise", "predict"] as const) {
    await orchestra.ended(jobName(run, stage, 1));
    await everyFunction(notification(manifestPath(run, stage)));
  }
  expect(queue).toMatchObject([{ type: "load", job: { name: jobName(run, "load", 1) } }]);
  await everyFunction(pubsub(queue[0]));
  await everyFunction(pubsub(queue[0]));
  expect(orchestra.begun).toEqual(["fetch", "categorise", "predict"].map((stage) => `${run}-${stage}-1`));
  expect(await orchestra.published()).toBe(run);
  expect(await orchestra.row(run)).toMatchObject({
    status: "PUBLISHED",
    attempts: stages.map((stage) => `${stage} 1 DONE`),
  });
});

test("a load that fails is put into the queue again, three times at the most, and one incident is mailed", async () => {
  const { orchestra, deps, queue, sent, call } = await openCloud();
  await using _ = orchestra;
  deps.load = () => Promise.reject(new Error("too many connections"));
  await call("startFetch", pubsub({ type: "tick", run }));
  for (const stage of ["fetch", "categorise", "predict"] as const) {
    await orchestra.ended(jobName(run, stage, 1));
    for (const name of ["startCategorise", "startPredict", "loadResults"] as const)
      await call(name, notification(manifestPath(run, stage)));
  }
  for (let told = queue.shift(); told; told = queue.shift())
    await call(told.type === "incident" ? "notifyIncident" : "loadResults", pubsub(told));
  expect(await orchestra.row(run)).toMatchObject({ status: "FAILED", reason: "load" });
  expect(sent).toEqual([`operator@example.org: Pulso: run ${run} needs you`]);
});

test("a load that was cut off between its commit and its manifest writes it when the queue gives it again", async () => {
  const { orchestra, deps, queue, call } = await openCloud();
  await using _ = orchestra;
  await call("startFetch", pubsub({ type: "tick", run }));
  for (const stage of ["fetch", "categorise", "predict"] as const) {
    await orchestra.ended(jobName(run, stage, 1));
    for (const name of ["startCategorise", "startPredict", "loadResults"] as const)
      await call(name, notification(manifestPath(run, stage)));
  }
  const told = queue.find(({ type }) => type === "load")!;
  const { load } = deps;
  deps.load = async (job) => {
    await load(job);
    await orchestra.deps.store.delete(manifestPath(run, "load"));
    throw new Error("the bucket does not answer");
  };
  await expect(call("loadResults", pubsub(told))).rejects.toThrow("the bucket");
  expect(await orchestra.published()).toBe(run);
  deps.load = load;
  await call("loadResults", pubsub(told));
  expect(await findManifest(orchestra.deps.store, run, "load")).toMatchObject({ attempt: 1 });
  expect((await orchestra.row(run)).attempts).toContain("load 1 DONE");
});

test("a mail that cannot be sent fails its function, so that the queue gives it again", async () => {
  const { orchestra, call } = await openCloud(true);
  await using _ = orchestra;
  await expect(call("notifyIncident", pubsub({ type: "incident", subject: "s", text: "t" }))).rejects.toThrow(
    "no mail server",
  );
});

test("a machine's last words reach the run through the sweep's topic, and any other message there is a sweep", async () => {
  const { orchestra, call } = await openCloud();
  await using _ = orchestra;
  orchestra.behave(jobName(run, "fetch", 1), crash);
  await call("startFetch", pubsub({ type: "tick", run }));
  await orchestra.ended(jobName(run, "fetch", 1));
  await call(
    "sweep",
    pubsub({ type: "machine.stopped", name: jobName(run, "fetch", 1), exitCode: 1, message: "out of disk" }),
  );
  const known = await orchestra.ledger.findRun(run);
  expect(known?.attempts).toMatchObject([{ status: "FAILED", reason: "out of disk" }, { attempt: 2 }]);
  await orchestra.ended(jobName(run, "fetch", 2));
  await call("sweep", pubsub({ type: "sweep" }));
  expect((await orchestra.row(run)).attempts).toContain("fetch 2 DONE");
});

test("a tick that is delivered late or twice is the slot's it was published in", () => {
  const message = pubsub({ type: "tick" }, { publishTime: "2026-01-01T06:00:04.123Z" });
  const late = new Date("2026-01-01T13:00:00Z");
  expect(readMessage(message, at)).toEqual({ type: "tick", run });
  expect(readMessage(message, late)).toEqual({ type: "tick", run });
  expect(readMessage(pubsub({ type: "tick" }), late)).toEqual({ type: "tick", run: "2026-01-01T12" });
});

test.each([
  ["no message", {}],
  ["no JSON", { message: { data: "bm90IEpTT04=" } }],
  ["an unknown type", pubsub({ type: "explode" })],
  ["a load without a job", pubsub({ type: "load" })],
  ["an object that was deleted", { message: { attributes: { eventType: "OBJECT_DELETE", objectId: "x" } } }],
  ["a prototype", pubsub({ __proto__: null, type: "__proto__" })],
])("%s is refused with a code, for the dead letters", (_what, data) => {
  expect(() => readMessage(data, at)).toThrow(expect.objectContaining({ code: "event.invalid" }));
});

test("a log entry that tells of a machine taken back is a reason to sweep", () => {
  const entry = {
    insertId: "1",
    logName: "projects/pulso-example/logs/cloudaudit.googleapis.com%2Fsystem_event",
    resource: { type: "gce_instance", labels: { instance_id: "1", zone: "europe-west1-b" } },
    protoPayload: {
      methodName: "compute.instances.preempted",
      resourceName: "projects/pulso-example/zones/europe-west1-b/instances/pulso-2026-01-01t06-fetch-1",
    },
  };
  expect(readMessage(pubsub(entry), at)).toEqual({ type: "sweep" });
  expect(() => readMessage(pubsub({ ...entry, protoPayload: {} }), at)).toThrow("no event of Pulso");
});

test("whatever comes as a message is an event of ours or refused by code", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.string()), (body, attributes) => {
      try {
        expect(readMessage(pubsub(body, { attributes }), at)).toHaveProperty("type");
      } catch (error) {
        expect(error).toMatchObject({ code: "event.invalid" });
      }
    }),
  );
});
