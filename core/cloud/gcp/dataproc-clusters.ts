import { createHash } from "node:crypto";
import { protos } from "@google-cloud/dataproc";
import { AppError } from "../../domain/errors.ts";
import type { ClusterSql, Clusters, JobState, StageJob } from "../ports.ts";
import { computeFault, toMachineError } from "./compute-errors.ts";
import type { DataprocClients } from "./dataproc-clients.ts";
import { instanceName, jobOfInstance } from "./machine-names.ts";

type Template = protos.google.cloud.dataproc.v1.IWorkflowTemplate;

export interface DataprocOptions extends DataprocClients {
  project: string;
  region: string;
  /** The workflow template of Terraform's, which says what cluster a job gets: machines, network, autoscaling, idle and age limits. */
  template: string;
  sqlOf(job: StageJob): Promise<ClusterSql>;
}

const label = "pulso-job";

/**
 * A cluster for each job, made from a workflow template with the job's own SQL in it, and removed by the workflow, whatever becomes of the job;
 * the template's idle and age limits are for when that fails. Cluster, job and workflow bear the job's name.
 */
export class DataprocClusters implements Clusters {
  readonly #options: DataprocOptions;
  readonly #parent: string;
  readonly #place: { projectId: string; region: string };

  constructor(options: DataprocOptions) {
    this.#options = options;
    this.#parent = `projects/${options.project}/regions/${options.region}`;
    this.#place = { projectId: options.project, region: options.region };
  }

  /** Throws `machine.quota`, `machine.stockout`, `machine.unavailable`. */
  async start(job: StageJob): Promise<"started" | "exists"> {
    const name = instanceName(job.name);
    try {
      if ((await this.#look(job.name)) !== "unknown") return "exists";
      const template = await this.#templateFor(job, name);
      // The service takes a request of one id once, so that a repeated one makes no second cluster.
      const requestId = requestIdOf(name);
      await this.#options.templates.instantiateInlineWorkflowTemplate({
        parent: this.#parent,
        template,
        requestId,
      });
      return "started";
    } catch (error) {
      // The reply may be what failed, not the start.
      if (computeFault(error) === "unavailable" && (await this.#exists(job.name))) return "started";
      throw toMachineError(error, `the cluster of ${job.name} could not be started`);
    }
  }

  /** Cancels workflow and jobs, and removes the cluster; what is gone already is no fault. */
  async stop(name: string): Promise<void> {
    const { templates, jobs, clusters } = this.#options;
    try {
      for await (const { name: operation } of this.#workflows(name))
        await unlessMissing(templates.cancelOperation({ name: operation! } as never));
      for await (const { reference, status } of this.#jobs(name))
        if (isActive(status?.state))
          await unlessMissing(jobs.cancelJob({ ...this.#place, jobId: reference!.jobId! }));
      for await (const { clusterName, status } of this.#clusters(instanceName(name)))
        if (status?.state !== "DELETING")
          await unlessMissing(clusters.deleteCluster({ ...this.#place, clusterName: clusterName! }));
    } catch (error) {
      throw toMachineError(error, `the cluster of ${name} could not be stopped`);
    }
  }

  async state(name: string): Promise<JobState> {
    try {
      return await this.#look(name);
    } catch (error) {
      throw toMachineError(error, `the cluster of ${name} could not be looked at`);
    }
  }

  async list(): Promise<string[]> {
    const names = new Set<string>();
    try {
      for await (const { labels } of this.#clusters()) {
        const name = jobOfInstance(labels?.[label] ?? "");
        if (name) names.add(name);
      }
    } catch (error) {
      throw toMachineError(error, "the clusters could not be listed");
    }
    return [...names];
  }

  /** Before it has a cluster and a job, a workflow is seen as an operation only. */
  async #look(name: string): Promise<JobState> {
    for await (const _ of this.#workflows(name)) return "running";
    let state: JobState = "unknown";
    for await (const { status } of this.#jobs(name)) {
      if (isActive(status?.state)) return "running";
      state = "stopped";
    }
    if (state === "stopped") return state;
    for await (const _ of this.#clusters(instanceName(name))) return "stopped";
    return state;
  }

  async #exists(name: string): Promise<boolean> {
    return (await this.#look(name).catch(() => "unknown")) !== "unknown";
  }

  async #templateFor(job: StageJob, name: string): Promise<Template> {
    const { templates, template: id, sqlOf } = this.#options;
    const [template] = await templates.getWorkflowTemplate({
      name: `${this.#parent}/workflowTemplates/${id}`,
    });
    const managed = template.placement?.managedCluster;
    if (!managed?.config?.lifecycleConfig)
      throw new AppError("config.invalid", {
        message: `the workflow template ${id} must have a managed cluster with idle and age limits`,
      });
    const labels = { [label]: name };
    const { queries, variables, properties } = await sqlOf(job);
    return {
      placement: {
        managedCluster: { ...managed, clusterName: name, labels: { ...managed.labels, ...labels } },
      },
      dagTimeout: template.dagTimeout,
      labels,
      jobs: [
        {
          stepId: job.stage,
          labels,
          sparkSqlJob: { queryList: { queries }, scriptVariables: variables, properties },
        },
      ],
    };
  }

  /** The workflows of a job that are not done. */
  async *#workflows(name: string): AsyncGenerator<protos.google.longrunning.IOperation> {
    const { templates } = this.#options;
    const all = templates.listOperationsAsync({
      name: `${this.#parent}/operations`,
      filter: "status.state = ACTIVE",
    } as never);
    for await (const operation of all)
      if (!operation.done && clusterOf(operation)?.startsWith(`${instanceName(name)}-`)) yield operation;
  }

  #jobs(name: string): AsyncIterable<protos.google.cloud.dataproc.v1.IJob> {
    return this.#options.jobs.listJobsAsync({
      ...this.#place,
      filter: `labels.${label} = ${instanceName(name)}`,
    });
  }

  #clusters(value = "*"): AsyncIterable<protos.google.cloud.dataproc.v1.ICluster> {
    return this.#options.clusters.listClustersAsync({ ...this.#place, filter: `labels.${label} = ${value}` });
  }
}

const activeStates = new Set<unknown>([
  "PENDING",
  "SETUP_DONE",
  "RUNNING",
  "CANCEL_PENDING",
  "CANCEL_STARTED",
]);

function isActive(state: unknown): boolean {
  return activeStates.has(state);
}

/** The cluster that a workflow has or will have. */
function clusterOf({ metadata }: protos.google.longrunning.IOperation): string | undefined {
  if (!(metadata?.value instanceof Uint8Array)) return undefined;
  return protos.google.cloud.dataproc.v1.WorkflowMetadata.decode(metadata.value).clusterName;
}

/** A UUID made from a name (RFC 9562, version 8: by our own hash). */
function requestIdOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function unlessMissing(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (computeFault(error) !== "missing") throw error;
  });
}
