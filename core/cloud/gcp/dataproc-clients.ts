import {
  ClusterControllerClient,
  JobControllerClient,
  WorkflowTemplateServiceClient,
} from "@google-cloud/dataproc";
import { googleAuthLibrary } from "google-gax";

export interface DataprocClients {
  templates: WorkflowTemplateServiceClient;
  clusters: ClusterControllerClient;
  jobs: JobControllerClient;
}

/** Dataproc's clients of a region; `endpoint` is the address of an emulator, which asks for no credentials. */
export function createDataproc(
  project: string,
  region: string,
  endpoint: string | undefined,
): DataprocClients {
  const options = {
    projectId: project,
    fallback: true,
    ...(endpoint ? standIn(endpoint) : { apiEndpoint: `${region}-dataproc.googleapis.com` }),
  };
  return {
    templates: new WorkflowTemplateServiceClient(options),
    clusters: new ClusterControllerClient(options),
    jobs: new JobControllerClient(options),
  };
}

function standIn(endpoint: string) {
  const { hostname, port, protocol } = new URL(endpoint);
  return {
    apiEndpoint: hostname,
    port: Number(port || 80),
    protocol: protocol.slice(0, -1),
    authClient: new googleAuthLibrary.PassThroughClient(),
  };
}
