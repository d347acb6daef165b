import { type Cell, endOf, oldRun, struckRun, type Tell, type Variant } from "./cell.ts";
import type { InvariantName, Violation } from "./invariants.ts";
import { ScriptedFaults } from "./scripted-faults.ts";
import { Simulation } from "./simulation.ts";

/** Plays a cell's variants with some seeds each. Returns what went wrong, and how often its fault struck. */
export async function playCell(cell: Cell, seeds = 3): Promise<{ violations: Violation[]; hits: number }> {
  const violations: Violation[] = [];
  let hits = 0;
  for (const [at, variant] of cell.variants.entries())
    for (let seed = 1; seed <= seeds; seed++) {
      const played = await playVariant(cell, variant, seed);
      if (played.hits === 0)
        violations.push({ invariant: "d", text: `variant ${at}: the fault never struck` });
      hits += played.hits;
      for (const { invariant, text } of played.violations)
        violations.push({ invariant, text: `variant ${at}, seed ${seed}: ${text}` });
    }
  return { violations, hits };
}

async function playVariant(
  cell: Cell,
  variant: Variant,
  seed: number,
  story?: string[],
): Promise<{ violations: Violation[]; hits: number }> {
  const { stage, script } = variant;
  const faults = new ScriptedFaults({ fault: cell.fault, cell: cell.name, stage, run: struckRun }, script);
  const simulation = new Simulation(seed, faults);
  simulation.world.story = story;
  faults.world = simulation.world;
  faults.currentStage = () => {
    const run = simulation.run(struckRun);
    return run?.status === "RUNNING" ? run.attempts.at(-1)?.stage : undefined;
  };
  simulation.tickAtSlot(oldRun);
  simulation.tickAtSlot(struckRun);
  variant.drive?.(simulation, faults);
  await simulation.world.play(Date.parse("2026-01-01T13:00:00Z"));
  await simulation.settle();
  const tell = (invariant: InvariantName, text: string) => simulation.invariants.tell(invariant, text);
  checkEnd(simulation, variant, tell);
  variant.check?.(simulation, tell);
  await simulation.end();
  const hits = faults.hits.get(`${String(cell.fault).padStart(2, "0")} ${cell.name}`) ?? 0;
  return { violations: simulation.invariants.violations, hits };
}

function checkEnd(simulation: Simulation, { stage, ends, attempts, alerts = 0 }: Variant, tell: Tell): void {
  const run = simulation.run(struckRun);
  const ended = endOf(simulation, struckRun);
  if (ended !== ends) tell("d", `it ended ${ended}, not ${ends}`);
  const tried = run?.attempts.filter((attempt) => attempt.stage === stage).length ?? 0;
  if (tried > attempts) tell("e", `${stage} was tried ${tried} times, not ${attempts}`);
  const others = run?.attempts.filter((attempt) => attempt.stage !== stage && attempt.attempt > 1);
  if (others?.length) tell("e", `${others[0]!.stage} was tried again`);
  const mails = simulation.mails.filter(({ subject }) => subject.includes(struckRun)).length;
  if (mails !== alerts) tell("d", `${mails} alerts were mailed, not ${alerts}`);
}
