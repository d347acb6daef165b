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
  const lacking = Object.entries(templates).filter(([, name]) => name === undefined);
  if (lacking.length > 0)
    throw new AppError("config.invalid", {
      message: lacking
        .map(
          ([stage]) =>
            `PULSO_${stage.toUpperCase()}_TEMPLATE: the orchestrator needs this instance template's name`,
        )
        .join("; "),
    });
  return new ComputeMachines({ ...place, ...options, templates, clients: await createCompute(place) });
}
