import type { StageJob } from "../core/cloud/ports.ts";
import { isHeld } from "../core/domain/veto.ts";
import type { FunctionDeps } from "./deps.ts";

/**
 * Until when the machine of a job that is started now shall be kept: one whose work is short would be gone before the
 * first sweep labels it. Noted as ours before it is put on, or its label would count as one put on by hand.
 */
export function heldAtStart({ vetoes, clock }: Pick<FunctionDeps, "vetoes" | "clock">) {
  return async (job: StageJob): Promise<Date | null> => {
    if (job.stage !== "predict") return null;
    const veto = await vetoes.newest();
    const until = isHeld(veto, clock.now()) ? veto.until : null;
    // Also that there is none: an earlier try may have noted a veto that was lifted since.
    await vetoes.noteMirrored(job.name, until);
    return until;
  };
}
