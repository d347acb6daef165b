import type {
  ClusterControllerClient,
  JobControllerClient,
  WorkflowTemplateServiceClient,
} from "@google-cloud/dataproc";
import type { GoogleService } from "./clients.ts";
import { standInAt } from "./stand-in.ts";

export interface DataprocClients {
  templates: WorkflowTemplateServiceClient;
  clusters: ClusterControllerClient;
  jobs: JobControllerClient;
}

/** Dataproc's clients of a region, loaded when they are first made; an emulator is asked without credentials. */
export async function createDataproc({
  project,
  region,
  endpoints,
}: GoogleService<"dataproc"> & { region: string }): Promise<DataprocClients> {
  const { ClusterControllerClient, JobControllerClient, WorkflowTemplateServiceClient } = await import(
    "@google-cloud/dataproc"
  );
  const where = endpoints.dataproc
    ? await standInAt(endpoints.dataproc)
    : { apiEndpoint: `${region}-dataproc.googleapis.com` };
  const options = { projectId: project, fallback: true, ...where };
  return {
    templates: new WorkflowTemplateServiceClient(options),
    clusters: new ClusterControllerClient(options),
    jobs: new JobControllerClient(options),
  };
}
