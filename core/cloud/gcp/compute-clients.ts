import type { InstancesClient, InstanceTemplatesClient, ZoneOperationsClient } from "@google-cloud/compute";
import type { GoogleService } from "./clients.ts";
import { standInAt } from "./stand-in.ts";

export interface ComputeClients {
  instances: InstancesClient;
  templates: InstanceTemplatesClient;
  operations: ZoneOperationsClient;
}

/** Compute Engine's clients, loaded when they are first made; an emulator is asked without credentials. */
export async function createCompute({
  project,
  endpoints,
}: GoogleService<"compute">): Promise<ComputeClients> {
  const { InstancesClient, InstanceTemplatesClient, ZoneOperationsClient } = await import(
    "@google-cloud/compute"
  );
  const standIn = endpoints.compute && (await standInAt(endpoints.compute));
  const options = { projectId: project, fallback: true, ...standIn };
  return {
    instances: new InstancesClient(options),
    templates: new InstanceTemplatesClient(options),
    operations: new ZoneOperationsClient(options),
  };
}
