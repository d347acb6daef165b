import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ComputeFaultKind, PlannedFault } from "./compute-faults.ts";
import { type Boot, FakeMachine } from "./fake-machine.ts";

interface Metadata {
  items?: { key: string; value: string }[];
}
interface Properties {
  labels?: Record<string, string>;
  metadata?: Metadata;
  scheduling?: { maxRunDuration?: { seconds: number }; instanceTerminationAction?: "STOP" | "DELETE" };
}
interface FakeInstance {
  id: string;
  name: string;
  zone: string;
  status: "PROVISIONING" | "STAGING" | "RUNNING" | "STOPPING" | "TERMINATED";
  labels: Record<string, string>;
  labelFingerprint: string;
  metadata: Required<Metadata> & { fingerprint: string };
  scheduling: NonNullable<Properties["scheduling"]>;
  machine: FakeMachine;
}
interface Operation {
  name: string;
  zone: string;
  status: "PENDING" | "RUNNING" | "DONE";
  error?: { code: string; message: string; status: number };
  done: Promise<void>;
}

export interface FakeComputeOptions {
  project: string;
  zones: string[];
  templates: Record<string, Properties>;
  boot(instance: { name: string; attribute(key: string): string | undefined }): Boot;
  /** How long an operation takes. */
  operationMs?: number;
  /** How long `wait` waits at the most before it answers with an operation that is not over: two minutes at Google's. */
  waitMaxMs?: number;
  /** Between the request to end and the power's cut: half a minute at Google's. */
  graceMs?: number;
  /** How long a second of `maxRunDuration` is. */
  secondMs?: number;
}

/** Raised inside; answered as Google does. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message = reason,
  ) {
    super(message);
  }
}

/**
 * Compute Engine over plain HTTP: instances of some zones made from templates, changed under fingerprints by operations
 * that take their time, and whose start really starts a process. It fails as told, and remembers what it was asked.
 */
export class FakeCompute implements AsyncDisposable {
  readonly faults: PlannedFault[] = [];
  /** Method and path of every request. */
  readonly asked: string[] = [];
  /** Names of every instance that ever came up, once for each time. */
  readonly booted: string[] = [];
  readonly #options: Required<FakeComputeOptions>;
  readonly #instances = new Map<string, FakeInstance>();
  readonly #operations = new Map<string, Operation>();
  readonly #requests = new Map<string, Operation>();
  readonly #server: Server;
  #isClosed = false;

  private constructor(options: FakeComputeOptions) {
    this.#options = { operationMs: 20, waitMaxMs: 200, graceMs: 2_000, secondMs: 1_000, ...options };
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(options: FakeComputeOptions): Promise<FakeCompute> {
    const fake = new FakeCompute(options);
    await new Promise<void>((resolve) => fake.#server.listen(0, "127.0.0.1", resolve));
    return fake;
  }

  get endpoint(): string {
    const address = this.#server.address();
    if (typeof address !== "object" || !address) throw new Error("the fake does not listen");
    return `http://127.0.0.1:${address.port}`;
  }

  /** Every instance there is, however it was left. */
  get instances(): Pick<FakeInstance, "name" | "zone" | "status" | "labels" | "metadata">[] {
    return [...this.#instances.values()];
  }

  /** How many processes of machines are alive. */
  get processes(): number {
    return [...this.#instances.values()].filter(({ machine }) => machine.isRunning).length;
  }

  /** What the machines' programs wrote, for a test that failed. */
  get said(): string {
    return [...this.#instances.values()].map(({ name, machine }) => `${name}: ${machine.said}`).join("\n");
  }

  /** Someone writes labels by hand; null takes one off. */
  label(name: string, labels: Record<string, string | null>): void {
    for (const instance of this.#named(name)) {
      const changed = Object.entries({ ...instance.labels, ...labels });
      instance.labels = Object.fromEntries(changed.filter(([, value]) => value !== null)) as Record<
        string,
        string
      >;
      instance.labelFingerprint = fingerprint();
    }
  }

  /** The cloud takes a spot machine back. */
  async preempt(name: string): Promise<void> {
    for (const instance of this.#named(name)) await this.#end(instance);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#instances.values()].map(({ machine }) => machine.turnOff(0)));
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? "", "http://fake");
    const path = url.pathname.replace(`/compute/v1/projects/${this.#options.project}/`, "");
    const what = `${request.method} ${path}`;
    this.asked.push(what);
    const fault = this.#faultFor(what);
    const answer = (status: number, content: unknown) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
    const refuse = (status: number, reason: string, message = reason) =>
      answer(status, { error: { code: status, message, errors: [{ reason, message, domain: "global" }] } });
    if (fault === "drop-before") return void request.socket.destroy();
    if (typeof fault === "object" && "reason" in fault)
      return refuse(fault.status, fault.reason, fault.message);
    try {
      const parsed = body && body !== '""' ? JSON.parse(body) : {};
      const content = await this.#answer(what, url.searchParams, parsed, fault);
      if (fault === "drop-after") request.socket.destroy();
      else if (typeof fault === "object" && "statusAfter" in fault) refuse(fault.statusAfter, "backendError");
      else if (fault !== "hang-after") answer(200, content);
    } catch (error) {
      if (error instanceof Refusal) refuse(error.status, error.reason, error.message);
      else refuse(500, "internalError", String(error));
    }
  }

  #faultFor(what: string): ComputeFaultKind | undefined {
    const planned = this.faults.find(({ match, times }) => match.test(what) && times !== 0);
    if (planned?.times !== undefined) planned.times -= 1;
    return planned?.fault;
  }

  async #answer(
    what: string,
    query: URLSearchParams,
    body: Record<string, unknown>,
    fault: ComputeFaultKind | undefined,
  ): Promise<unknown> {
    const template = /^GET global\/instanceTemplates\/([^/]+)$/.exec(what);
    if (template) return { name: template[1], properties: this.#template(template[1]!) };
    const [, method, zone, kind, name, verb] =
      /^(\w+) zones\/([^/]+)\/(instances|operations)(?:\/([^/]+))?(?:\/(\w+))?$/.exec(what) ?? [];
    if (!zone || !this.#options.zones.includes(zone))
      throw new Refusal(404, "notFound", `no such path: ${what}`);
    if (kind === "operations") return this.#operation(name ?? "", verb === "wait");
    if (method === "POST" && name === undefined) {
      const requestId = query.get("requestId") ?? randomUUID();
      const earlier = this.#requests.get(requestId);
      const operation = earlier ?? this.#insert(zone, query.get("sourceInstanceTemplate") ?? "", body, fault);
      this.#requests.set(requestId, operation);
      return toAnswer(operation);
    }
    if (method === "GET" && name === undefined) return this.#list(zone, query);
    const instance = this.#instances.get(`${zone}/${name}`);
    if (!instance) throw new Refusal(404, "notFound", `The resource '${zone}/${name}' was not found`);
    if (method === "GET") return this.#show(instance);
    if (method === "DELETE") return toAnswer(this.#operate(zone, () => this.#remove(instance), fault));
    const write = this.#change(instance, verb ?? "", body);
    // The new fields are seen, under their new fingerprint, before the operation is over.
    if (!isOperationError(fault)) write();
    return toAnswer(this.#operate(zone, () => {}, fault));
  }

  #template(name: string): Properties {
    const found = this.#options.templates[name];
    if (!found) throw new Refusal(404, "notFound", `no template ${name}`);
    return found;
  }

  #insert(
    zone: string,
    template: string,
    body: Properties & { name?: string },
    fault?: ComputeFaultKind,
  ): Operation {
    const { name = "" } = body;
    const properties = this.#template(template.split("/").at(-1) ?? "");
    if (!/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name))
      throw new Refusal(400, "invalid", `Invalid value for field 'resource.name': '${name}'`);
    // A request is laid over the template as a merge patch (RFC 7396): objects are merged, lists are replaced.
    const labels = { ...properties.labels, ...body.labels };
    checkLabels(labels);
    if (this.#instances.has(`${zone}/${name}`))
      throw new Refusal(409, "alreadyExists", `${name} already exists`);
    const instance: FakeInstance = {
      id: String(BigInt(`0x${randomBytes(7).toString("hex")}`)),
      name,
      zone,
      status: "PROVISIONING",
      labels,
      labelFingerprint: fingerprint(),
      metadata: {
        fingerprint: fingerprint(),
        items: body.metadata?.items ?? properties.metadata?.items ?? [],
      },
      scheduling: { ...properties.scheduling },
      machine: this.#build(() => instance),
    };
    this.#instances.set(`${zone}/${name}`, instance);
    const failed = isOperationError(fault);
    return this.#operate(
      zone,
      async () => {
        if (failed) this.#instances.delete(`${zone}/${name}`);
        else await this.#boot(instance);
      },
      fault,
    );
  }

  #build(instanceOf: () => FakeInstance): FakeMachine {
    const { boot } = this.#options;
    const attribute = (key: string) => instanceOf().metadata.items.find((item) => item.key === key)?.value;
    // The fields are read when they are there: the machine is a part of its instance.
    return new FakeMachine({
      attribute,
      get name() {
        return instanceOf().name;
      },
      get zone() {
        return instanceOf().zone;
      },
      get boot() {
        return boot({ name: instanceOf().name, attribute });
      },
      onPoweredOff: () => {
        const instance = instanceOf();
        if (instance.status === "RUNNING" || instance.status === "STAGING") instance.status = "TERMINATED";
      },
    });
  }

  async #boot(instance: FakeInstance): Promise<void> {
    if (instance.status !== "PROVISIONING" || this.#isClosed) return;
    instance.status = "STAGING";
    this.booted.push(instance.name);
    await instance.machine.turnOn();
    if (instance.status === "STAGING") instance.status = "RUNNING";
    const { seconds } = instance.scheduling.maxRunDuration ?? {};
    if (seconds !== undefined)
      setTimeout(() => void this.#end(instance), seconds * this.#options.secondMs).unref();
  }

  /** What the cloud does by itself: to a machine taken back, or whose time is over. */
  async #end(instance: FakeInstance): Promise<void> {
    if (instance.status !== "RUNNING") return;
    instance.status = "STOPPING";
    await instance.machine.turnOff(this.#options.graceMs);
    instance.status = "TERMINATED";
    if (instance.scheduling.instanceTerminationAction === "DELETE")
      this.#instances.delete(`${instance.zone}/${instance.name}`);
  }

  async #remove(instance: FakeInstance): Promise<void> {
    instance.status = "STOPPING";
    await instance.machine.turnOff(this.#options.graceMs);
    this.#instances.delete(`${instance.zone}/${instance.name}`);
  }

  #change(instance: FakeInstance, verb: string, body: Record<string, unknown>): () => void {
    if (verb === "setLabels") {
      const { labels = {}, labelFingerprint } = body as {
        labels?: Record<string, string>;
        labelFingerprint?: string;
      };
      checkFingerprint(labelFingerprint, instance.labelFingerprint);
      checkLabels(labels);
      return () => Object.assign(instance, { labels, labelFingerprint: fingerprint() });
    }
    if (verb === "setMetadata") {
      const { items = [], fingerprint: given } = body as Metadata & { fingerprint?: string };
      checkFingerprint(given, instance.metadata.fingerprint);
      return () => Object.assign(instance, { metadata: { items, fingerprint: fingerprint() } });
    }
    throw new Refusal(404, "notFound", `no such verb: ${verb}`);
  }

  #operate(zone: string, work: () => Promise<void> | void, fault?: ComputeFaultKind): Operation {
    const operation: Operation = {
      name: `operation-${randomUUID()}`,
      zone,
      status: "PENDING",
      ...(isOperationError(fault) && {
        error: {
          code: fault.operationError,
          message: `${fault.operationError} in ${zone}`,
          status: fault.status,
        },
      }),
      done: Promise.resolve(),
    };
    operation.done = (async () => {
      await sleep(this.#options.operationMs / 2);
      operation.status = "RUNNING";
      await Promise.all([work(), sleep(this.#options.operationMs / 2)]);
      operation.status = "DONE";
    })();
    this.#operations.set(operation.name, operation);
    return operation;
  }

  async #operation(name: string, waits: boolean): Promise<unknown> {
    const operation = this.#operations.get(name);
    if (!operation) throw new Refusal(404, "notFound", `no operation ${name}`);
    if (waits) await Promise.race([operation.done, sleep(this.#options.waitMaxMs)]);
    return toAnswer(operation);
  }

  #list(zone: string, query: URLSearchParams): unknown {
    const [, label, value] = /^labels\.([a-z0-9_-]+)(?::\*|=(\S+))$/.exec(query.get("filter") ?? "") ?? [];
    if (query.has("filter") && label === undefined)
      throw new Refusal(400, "invalid", `Invalid value for field 'filter': ${query.get("filter")}`);
    const matching = [...this.#instances.values()]
      .filter((instance) => instance.zone === zone)
      .filter(
        ({ labels }) =>
          label === undefined || (value ? labels[label] === value : Object.hasOwn(labels, label)),
      );
    const from = Number(query.get("pageToken") ?? 0);
    const to = from + Number(query.get("maxResults") ?? 2);
    return {
      items: matching.slice(from, to).map((instance) => this.#show(instance)),
      ...(to < matching.length && { nextPageToken: String(to) }),
    };
  }

  #show({ machine: _, zone, ...instance }: FakeInstance): unknown {
    const project = `https://www.googleapis.com/compute/v1/projects/${this.#options.project}`;
    return { kind: "compute#instance", ...instance, zone: `${project}/zones/${zone}` };
  }

  #named(name: string): FakeInstance[] {
    return [...this.#instances.values()].filter((instance) => instance.name === name);
  }
}

function toAnswer({ name, zone, status, error }: Operation): unknown {
  const shown = { kind: "compute#operation", id: "1", name, zone, status };
  if (!error || status !== "DONE") return shown;
  const { code, message, status: httpErrorStatusCode } = error;
  return { ...shown, error: { errors: [{ code, message }] }, httpErrorStatusCode };
}

function isOperationError(
  fault: ComputeFaultKind | undefined,
): fault is Extract<ComputeFaultKind, { operationError: string }> {
  return typeof fault === "object" && "operationError" in fault;
}

function fingerprint(): string {
  return randomBytes(8).toString("base64");
}

function checkFingerprint(given: string | undefined, newest: string): void {
  if (given !== newest) throw new Refusal(412, "conditionNotMet", "Supplied fingerprint does not match");
}

function checkLabels(labels: Record<string, string>): void {
  for (const [key, value] of Object.entries(labels))
    if (!/^[a-z][a-z0-9_-]{0,62}$/.test(key) || !/^[a-z0-9_-]{0,63}$/.test(value))
      throw new Refusal(400, "invalid", `Invalid label ${key}=${value}`);
}
