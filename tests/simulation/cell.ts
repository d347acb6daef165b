import type { Stage } from "../../core/domain/manifest.ts";
import type { InvariantName } from "./invariants.ts";
import type { Script, ScriptedFaults } from "./scripted-faults.ts";
import type { Simulation } from "./simulation.ts";

/** One fault at one stage: several ways in which it may come, and how the run must end in each. */
export interface Cell {
  fault: number;
  /** The stage, or what else tells the cell from the fault's others. */
  name: string;
  variants: Variant[];
}

export interface Variant {
  stage: Stage;
  script: Script;
  /** What else happens to the struck run's world. */
  drive?(simulation: Simulation, faults: ScriptedFaults): void;
  /** How the struck run ends: `PUBLISHED`, `FAILED(quality)`. */
  ends: string;
  /** How many attempts the stage takes at most; 1 means that none was lost. */
  attempts: number;
  /** How many mails tell of a failed run. */
  alerts?: number;
  /** What must be so beyond that, before the last tick; each wrong thing is told. */
  check?: Check;
}

export type Tell = (invariant: InvariantName, text: string) => void;

/** What must be so when the struck run has ended, before the last tick; each wrong thing is told. */
export type Check = (simulation: Simulation, tell: Tell) => void;

/** The run before the struck one: it is published. */
export const oldRun = "2026-01-01T06";
export const struckRun = "2026-01-01T12";

export const published = { ends: "PUBLISHED", attempts: 1 };
export const publishedSecond = { ends: "PUBLISHED", attempts: 2 };

/** A run's status and reason: `FAILED(quality)`. */
export function endOf(simulation: Simulation, run: string): string {
  const found = simulation.run(run);
  return found?.reason ? `${found.status}(${found.reason})` : String(found?.status);
}
