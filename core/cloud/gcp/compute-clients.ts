import { InstancesClient, InstanceTemplatesClient, ZoneOperationsClient } from "@google-cloud/compute";
import { googleAuthLibrary } from "google-gax";

export interface ComputeClients {
  instances: InstancesClient;
  templates: InstanceTemplatesClient;
  operations: ZoneOperationsClient;
}

/** Compute Engine's clients; `endpoint` is the address of an emulator, which asks for no credentials. */
export function createCompute(project: string, endpoint: string | undefined): ComputeClients {
  const options = { projectId: project, fallback: true, ...(endpoint && standIn(endpoint)) };
  return {
    instances: new InstancesClient(options),
    templates: new InstanceTemplatesClient(options),
    operations: new ZoneOperationsClient(options),
  };
}

function standIn(endpoint: string) {
  const { hostname, port, protocol } = new URL(endpoint);
  return {
    apiEndpoint: hostname,
    port: Number(port || (protocol === "https:" ? 443 : 80)),
    protocol: protocol.slice(0, -1),
    authClient: new googleAuthLibrary.PassThroughClient(),
  };
}
