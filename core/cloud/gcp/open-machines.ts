import { AppError } from "../../domain/errors.ts";
import type { GoogleService } from "./clients.ts";
import { createCompute } from "./compute-clients.ts";
import { ComputeMachines, type ComputeMachinesOptions } from "./compute-machines.ts";

export interface MachinesPlace extends GoogleService<"compute"> {
  zones: readonly string[];
  templates: { fetch: string | undefined; predict: string | undefined };
}

/** The machines of the stages before the load; categorise runs on one like fetch's. Throws `config.invalid` when a template is not named. */
export async function openMachines(
  { templates, ...place }: MachinesPlace,
  options: Pick<ComputeMachinesOptions, "heldUntil" | "waits"> = {},
): Promise<ComputeMachines> {
  const lacking = [
    ...(templates.fetch ? [] : ["PULSO_FETCH_TEMPLATE"]),
    ...(templates.predict ? [] : ["PULSO_PREDICT_TEMPLATE"]),
  ];
  if (lacking.length > 0)
    throw new AppError("config.invalid", {
      message: `The orchestrator needs the instance templates' names: set ${lacking.join(" and ")}`,
    });
  const clients = await createCompute(place);
  return new ComputeMachines({
    ...place,
    ...options,
    templates: { ...templates, categorise: templates.fetch },
    clients,
  });
}
