import { type Stage, stages } from "../../core/domain/manifest.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { parseJobName } from "../../core/domain/run.ts";
import { runIdAt } from "../../core/domain/slot.ts";
import { vetoMsMax } from "../../core/domain/veto.ts";
import type { Violation } from "./invariants.ts";
import { RandomFaults } from "./random-faults.ts";
import { Simulation } from "./simulation.ts";
import { epoch, hourMs } from "./times.ts";

export interface Played {
  violations: Violation[];
  hits: Map<string, number>;
  virtualHours: number;
}

/** One seed is one schedule: some slots with all kinds of faults at once, then calm, and a last clean tick. */
export async function playSchedule(seed: number, story?: string[]): Promise<Played> {
  const random = seededRandom(seed * 2 + 1);
  const faults = new RandomFaults(random);
  const simulation = new Simulation(seed, faults);
  const { world } = simulation;
  world.story = story;
  const slots = 1 + Math.floor(random() * 3);
  const calmAt = world.now + (slots * 6 + 6) * hourMs;
  faults.rage(world, calmAt);
  for (let slot = 1; slot <= slots; slot++) {
    const run = runIdAt(new Date(epoch.getTime() + slot * 6 * hourMs));
    simulation.tickAtSlot(run);
    if (random() < 0.2) poison(simulation, run, random);
    if (random() < 0.25) tickAgain(simulation, slot, random);
  }
  if (random() < 0.3) veto(simulation, slots, random);
  try {
    await world.play(calmAt);
    await simulation.end();
  } catch (error) {
    // A world that does not come to rest.
    simulation.invariants.tell("d", String(error));
  }
  return {
    violations: simulation.invariants.violations,
    hits: faults.hits,
    virtualHours: (world.now - epoch.getTime()) / hourMs,
  };
}

function poison({ source, faults }: Simulation, run: string, random: () => number): void {
  const stage = stages[Math.floor(random() * stages.length)]!;
  source.poison(run, random() < 0.6 ? 1 : 5, stage);
  faults.strike(13, stage);
}

/** A tick of some slot at some time: a duplicate, an overlapping, a stale or a late one, now and then a person's. */
function tickAgain(simulation: Simulation, slots: number, random: () => number): void {
  const at = (slots * 6 + random() * 8) * hourMs;
  const run = runIdAt(new Date(epoch.getTime() + Math.floor(random() * (slots + 1)) * 6 * hourMs));
  simulation.world.after(at, () => {
    simulation.faults.strike(20, "any");
    simulation.tick(run);
  });
}

/** The ML team keeps its machine, by its own command or by the label, and may let it go again. */
function veto(simulation: Simulation, slots: number, random: () => number): void {
  const { world, vetoes, faults } = simulation;
  const putAt = (6 * Math.ceil(random() * slots) + random()) * hourMs;
  const lengthMs = random() * vetoMsMax;
  world.after(putAt, () => {
    const now = new Date(world.now);
    faults.strike(22, "any");
    const machine = [...simulation.cloud.machines.values()].find(({ job }) => isPredict(job.name));
    if (machine && random() < 0.4) machine.label = new Date(now.getTime() + lengthMs * 3);
    else void vetoes.put({ setBy: "ml@example.org", setAt: now, until: new Date(now.getTime() + lengthMs) });
  });
  if (random() < 0.5) {
    faults.strike(24, "any");
    return;
  }
  world.after(putAt + random() * lengthMs, () => {
    faults.strike(23, "any");
    void vetoes.lift("ml@example.org", new Date(world.now));
  });
}

function isPredict(name: string): boolean {
  const stage: Stage | undefined = parseJobName(name)?.stage;
  return stage === "predict";
}

/** The command that plays a seed again and tells its story. */
export function replayCommand(seed: number): string {
  return `npm run simulate -- --seed ${seed}`;
}

export function addHits(to: Map<string, number>, hits: ReadonlyMap<string, number>): void {
  for (const [key, times] of hits) to.set(key, (to.get(key) ?? 0) + times);
}
