import { AppError } from "../../domain/errors.ts";
import type { GoogleService } from "./clients.ts";
import { createCompute } from "./compute-clients.ts";
import { ComputeMachines, type ComputeMachinesOptions } from "./compute-machines.ts";

export interface MachinesPlace extends GoogleService<"compute"> {
  zones: readonly string[];
  templates: { fetch: string | undefined; predict: string | undefined };
}

/** The machines of the fetch and the predict stage. Throws `config.invalid` when a template is not named. */
export async function openMachines(
  { templates, ...place }: MachinesPlace,
  options: Pick<ComputeMachinesOptions, "heldUntil" | "waits"> = {},
): Promise<ComputeMachines> {
  const lacking = [
    ...(templates.fetch ? [] : ["PULSO_FETCH_TEMPLATE"]),
    ...(templates.predict ? [] : ["PULSO_ML_TEMPLATE"]),
  ];
  if (lacking.length > 0)
    throw new AppError("config.invalid", {
      message: `The orchestrator needs the instance templates' names: set ${lacking.join(" and ")}`,
    });
  return new ComputeMachines({ ...place, ...options, templates, clients: await createCompute(place) });
}
