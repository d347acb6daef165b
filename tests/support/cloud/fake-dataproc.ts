import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";

const sqlJobSchema = z.object({
  queryList: z.object({ queries: z.array(z.string()).min(1) }),
  scriptVariables: z.record(z.string(), z.string()).default({}),
  properties: z.record(z.string(), z.string()).default({}),
});
const labels = z.record(z.string(), z.string()).default({});
const templateSchema = z.object({
  placement: z.object({
    managedCluster: z.object({
      // As the service has it: it adds a suffix of its own to the prefix.
      clusterName: z.string().regex(/^[a-z]([-a-z0-9]{0,34}[a-z0-9])?$/),
      labels,
      config: z.looseObject({
        lifecycleConfig: z.object({
          autoDeleteTtl: z.string().optional(),
          idleDeleteTtl: z.string().optional(),
        }),
      }),
    }),
  }),
  labels,
  jobs: z.array(z.object({ stepId: z.string(), labels, sparkSqlJob: sqlJobSchema })).length(1),
});
type SqlJob = z.infer<typeof sqlJobSchema>;

interface Cluster {
  clusterName: string;
  labels: Record<string, string>;
  status: { state: string };
}
interface Job {
  reference: { projectId: string; jobId: string };
  placement: { clusterName: string };
  labels: Record<string, string>;
  status: { state: string; details?: string };
}
interface Workflow {
  operation: {
    name: string;
    done: boolean;
    metadata: Record<string, unknown>;
    error?: unknown;
    response?: unknown;
  };
  cluster: Cluster;
  child?: ChildProcess;
  isCancelled: boolean;
}

/** What goes wrong with the next requests to start a workflow. */
export interface DataprocFaults {
  /** Refused with this status and message. */
  refusal?: { status: number; message: string };
  /** Taken on, but the connection breaks before the answer. */
  losesReply?: boolean;
  /** The workflow ends without removing its cluster. */
  leavesCluster?: boolean;
}

export interface FakeDataprocOptions {
  /** Runs a job's SQL to its end and answers its exit code. */
  run?: (sql: SqlJob, signal: (child: ChildProcess) => void) => Promise<number | null>;
  /** Milliseconds that a cluster takes to be made. */
  createMs?: number;
}

/** As much of Dataproc's REST as Pulso's clients speak to: inline workflows on managed clusters, which really run their SQL. */
export class FakeDataproc implements AsyncDisposable {
  readonly clusters = new Map<string, Cluster>();
  readonly jobs = new Map<string, Job>();
  readonly workflows = new Map<string, Workflow>();
  readonly faults: DataprocFaults = {};
  /** How many workflows were really begun. */
  begun = 0;
  readonly template = {
    id: "categorise",
    placement: {
      managedCluster: {
        clusterName: "categorise",
        config: { lifecycleConfig: { idleDeleteTtl: "600s", autoDeleteTtl: "3600s" } },
      },
    },
    jobs: [],
  };
  readonly #server: Server;
  readonly #options: Required<FakeDataprocOptions>;
  readonly #byRequest = new Map<string, Workflow>();
  readonly #underWay = new Set<Promise<void>>();

  private constructor(options: FakeDataprocOptions) {
    this.#options = { run: runInSpark, createMs: 20, ...options };
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => answer(response, 500, String(error)));
    });
  }

  static async open(options: FakeDataprocOptions = {}): Promise<FakeDataproc> {
    const fake = new FakeDataproc(options);
    fake.#server.listen(0, "127.0.0.1");
    await once(fake.#server, "listening");
    return fake;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Resolves when no workflow is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const workflow of this.workflows.values()) cancel(workflow);
    await this.settled();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://fake");
    const [, what, name, verb] =
      /^\/v1\/projects\/[^/]+\/regions\/[^/]+\/(\w+)(?:\/([^/:]+))?(?::(\w+))?$/.exec(url.pathname) ?? [];
    const body: unknown = JSON.parse((await text(request)) || "{}");
    const filter = url.searchParams.get("filter") ?? "";
    switch (`${request.method} ${what}${name ? " one" : ""}${verb ? ` ${verb}` : ""}`) {
      case "GET workflowTemplates one":
        return name === this.template.id
          ? answer(response, 200, this.template)
          : answer(response, 404, "no template");
      case "POST workflowTemplates instantiateInline":
        return this.#instantiate(body, url.searchParams.get("requestId") ?? "", response);
      case "GET operations":
        return answer(response, 200, {
          operations: [...this.workflows.values()].map(({ operation }) => operation),
        });
      case "POST operations one cancel": {
        const workflow = this.workflows.get(name!);
        if (!workflow) return answer(response, 404, "no operation");
        cancel(workflow);
        return answer(response, 200, {});
      }
      case "GET jobs":
        return answer(response, 200, { jobs: [...this.jobs.values()].filter(matching(filter)) });
      case "POST jobs one cancel": {
        const job = this.jobs.get(name!);
        return job ? answer(response, 200, job) : answer(response, 404, "no job");
      }
      case "GET clusters":
        return answer(response, 200, { clusters: [...this.clusters.values()].filter(matching(filter)) });
      case "DELETE clusters one": {
        if (!this.clusters.delete(name!)) return answer(response, 404, "no cluster");
        return answer(response, 200, { name: `operations/delete-${name}`, done: true });
      }
      default:
        return answer(response, 501, `${request.method} ${url.pathname} is not part of the fake`);
    }
  }

  #instantiate(body: unknown, requestId: string, response: ServerResponse): void {
    const { refusal, losesReply } = this.faults;
    if (refusal) {
      answer(response, refusal.status, refusal.message);
      return;
    }
    const known = this.#byRequest.get(requestId);
    const template = templateSchema.safeParse(body);
    if (!template.success) {
      answer(response, 400, template.error.message);
      return;
    }
    const workflow = known ?? this.#begin(template.data);
    if (requestId) this.#byRequest.set(requestId, workflow);
    if (losesReply) response.destroy();
    else answer(response, 200, workflow.operation);
  }

  #begin({ placement, jobs: [job] }: z.infer<typeof templateSchema>): Workflow {
    this.begun += 1;
    const id = `workflow-${this.begun}`;
    const { clusterName: prefix, labels: clusterLabels } = placement.managedCluster;
    const clusterName = `${prefix}-${Math.random().toString(36).slice(2, 10)}`;
    const cluster: Cluster = { clusterName, labels: clusterLabels, status: { state: "CREATING" } };
    const metadata = {
      "@type": "type.googleapis.com/google.cloud.dataproc.v1.WorkflowMetadata",
      clusterName,
      state: "RUNNING",
    };
    const name = `projects/p/regions/r/operations/${id}`;
    const workflow: Workflow = { operation: { name, done: false, metadata }, cluster, isCancelled: false };
    this.workflows.set(id, workflow);
    const underWay = this.#play(workflow, job!).finally(() => this.#underWay.delete(underWay));
    this.#underWay.add(underWay);
    return workflow;
  }

  async #play(workflow: Workflow, step: z.infer<typeof templateSchema>["jobs"][number]): Promise<void> {
    const { cluster, operation } = workflow;
    const { clusterName } = cluster;
    await pause(this.#options.createMs);
    this.clusters.set(clusterName, cluster);
    await pause(this.#options.createMs);
    cluster.status.state = "RUNNING";
    const jobId = `${step.stepId}-${clusterName}`;
    const job: Job = {
      reference: { projectId: "p", jobId },
      placement: { clusterName },
      labels: step.labels,
      status: { state: "PENDING" },
    };
    this.jobs.set(jobId, job);
    await pause(this.#options.createMs);
    job.status.state = "RUNNING";
    const exitCode = workflow.isCancelled
      ? null
      : await this.#options.run(step.sparkSqlJob, (child) => {
          workflow.child = child;
        });
    job.status.state = workflow.isCancelled ? "CANCELLED" : exitCode === 0 ? "DONE" : "ERROR";
    if (!this.faults.leavesCluster) {
      cluster.status.state = "DELETING";
      await pause(this.#options.createMs);
      this.clusters.delete(clusterName);
    }
    operation.done = true;
    operation.metadata.state = "DONE";
    if (exitCode === 0) operation.response = { "@type": "type.googleapis.com/google.protobuf.Empty" };
    else operation.error = { code: 10, message: `job ${jobId} ended with ${exitCode}` };
  }
}

function cancel(workflow: Workflow): void {
  workflow.isCancelled = true;
  const { child } = workflow;
  if (child?.pid !== undefined && child.exitCode === null)
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
}

/** `labels.k = v`, where `*` stands for any value. */
function matching(filter: string): (thing: { labels: Record<string, string> }) => boolean {
  const [, key, value] = /^labels\.([\w-]+) = (\S+)$/.exec(filter) ?? [];
  return ({ labels: own }) =>
    key === undefined || (value === "*" ? own[key] !== undefined : own[key] === value);
}

/** The SQL in a real Spark, `local[2,3]`; what a cluster gives its executors by `spark.executorEnv`, local mode gets from the environment. */
export async function runInSpark(
  { queryList, scriptVariables, properties }: SqlJob,
  begun: (child: ChildProcess) => void,
): Promise<number | null> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-dataproc-"));
  try {
    const file = path.join(folder, "job.sql");
    await writeFile(file, queryList.queries.map((query) => `${query.trim().replace(/;$/, "")};`).join("\n"));
    const home = process.env.PULSO_SPARK_HOME ?? process.env.SPARK_HOME;
    const prefix = "spark.executorEnv.";
    const executorEnv = Object.entries(properties).filter(([name]) => name.startsWith(prefix));
    const settings = {
      "spark.sql.catalogImplementation": "in-memory",
      "spark.sql.warehouse.dir": path.join(folder, "warehouse"),
      "spark.ui.enabled": "false",
      ...Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith(prefix))),
    };
    const child = spawn(
      home ? path.join(home, "bin/spark-sql") : "spark-sql",
      [
        ...["--master", "local[2,3]"],
        ...Object.entries(settings).flatMap(([name, value]) => ["--conf", `${name}=${value}`]),
        ...Object.entries(scriptVariables).flatMap(([name, value]) => ["-d", `${name}=${value}`]),
        ...["-f", file],
      ],
      {
        cwd: folder,
        detached: true,
        stdio: ["ignore", "ignore", "inherit"],
        env: {
          ...process.env,
          SPARK_LOCAL_IP: "127.0.0.1",
          ...Object.fromEntries(executorEnv.map(([name, value]) => [name.slice(prefix.length), value])),
        },
      },
    );
    begun(child);
    const [exitCode] = (await once(child, "close")) as [number | null];
    return exitCode;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const isError = status >= 400;
  const json = isError
    ? { error: { code: status, message: String(body), status: statusNames[status] } }
    : body;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
}

/** The names of google.rpc.Code by HTTP status. */
const statusNames: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  404: "NOT_FOUND",
  409: "ALREADY_EXISTS",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  501: "UNIMPLEMENTED",
  503: "UNAVAILABLE",
};

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
