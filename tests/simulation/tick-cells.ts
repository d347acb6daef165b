import { type Cell, type Check, endOf, oldRun, published, publishedSecond, struckRun } from "./cell.ts";
import { undisturbed } from "./cell-checks.ts";
import type { Script } from "./scripted-faults.ts";
import { hourMs } from "./times.ts";

const script: Script = {};
const stage = "fetch";
const later = "2026-01-01T18";

/** A tick that comes twice, too early, too late, or for what is published already. */
export const tickCells: Cell[] = [
  {
    fault: 20,
    name: "duplicate",
    variants: [
      {
        stage,
        script,
        drive: (simulation, faults) => {
          for (const time of ["12:00", "12:10", "12:50"])
            simulation.at(time, () => simulation.tick(struckRun));
          faults.struckByHand();
        },
        ...published,
        check: undisturbed(stage),
      },
    ],
  },
  {
    fault: 20,
    name: "overlapping",
    variants: [
      {
        stage,
        script: { conduct: { at: 3, does: "hang" } },
        drive: (simulation, faults) => {
          simulation.at("12:30", () => simulation.tick(later));
          faults.struckByHand();
        },
        ...publishedSecond,
        check: expectRun(later, "SKIPPED(overlap)"),
      },
    ],
  },
  {
    fault: 20,
    name: "stale",
    variants: [
      {
        stage,
        script,
        drive: (simulation, faults) => {
          simulation.at("12:50", () => simulation.tick("2026-01-01T00"));
          simulation.at("12:55", () => simulation.tick(oldRun, { retry: true }));
          faults.struckByHand();
        },
        ...published,
        check: (simulation, tell) => {
          expectRun("2026-01-01T00", "SKIPPED(stale)")(simulation, tell);
          expectRun(oldRun, "PUBLISHED")(simulation, tell);
        },
      },
    ],
  },
  {
    fault: 20,
    name: "late",
    variants: [
      {
        stage,
        script: { deliver: { delays: [4 * hourMs], only: "tick" } },
        drive: (simulation, faults) => {
          simulation.at("17:40", () => {});
          faults.struckByHand();
        },
        ...published,
      },
      {
        stage,
        script: { deliver: { delays: [8 * hourMs], only: "tick" } },
        drive: (simulation, faults) => {
          simulation.at("18:00", () => simulation.tick(later));
          faults.struckByHand();
        },
        ends: "SKIPPED(stale)",
        attempts: 0,
        check: expectRun(later, "PUBLISHED"),
      },
    ],
  },
];

function expectRun(run: string, expected: string): Check {
  return (simulation, tell) => {
    const ended = endOf(simulation, run);
    if (ended !== expected) tell("d", `${run} ended ${ended}, not ${expected}`);
  };
}
