import type { Violation } from "./invariants.ts";
import { loadMutant, type Patch } from "./mutant.ts";

export interface Killed {
  /** The cell or the seed that told. */
  by: string;
  violation: Violation;
}

const schedules = 150;

/**
 * Plays every cell, then random schedules, until something goes wrong. What goes wrong without the bug as well
 * (`alsoWithout`: a guard alone switched off) proves nothing about it, and is passed over.
 */
export async function hunt(
  patches: readonly Patch[],
  alsoWithout?: readonly Patch[],
): Promise<Killed | undefined> {
  for (const trial of trialsOf(patches)) {
    const [violation] = await trial.play();
    if (!violation) continue;
    if (alsoWithout) {
      const same = trialsOf(alsoWithout).find(({ name }) => name === trial.name);
      const [other] = (await same?.play()) ?? [];
      if (other) continue;
    }
    return { by: trial.name, violation };
  }
  return undefined;
}

interface Trial {
  name: string;
  play(): Promise<Violation[]>;
}

function trialsOf(patches: readonly Patch[]): Trial[] {
  const { cells, playCell, schedule } = loadMutant(patches);
  return [
    ...cells.cells.map((cell) => ({
      name: `${cell.fault} ${cells.faultNames[cell.fault]}: ${cell.name}`,
      play: () => ended(async () => (await playCell.playCell(cell, 1)).violations),
    })),
    ...Array.from({ length: schedules }, (_, at) => ({
      name: `seed ${at + 1}`,
      play: () => ended(async () => (await schedule.playSchedule(at + 1)).violations),
    })),
  ];
}

/** A world that does not come to rest has gone wrong too. */
async function ended(play: () => Promise<Violation[]>): Promise<Violation[]> {
  try {
    return await play();
  } catch (error) {
    return [{ invariant: "d", text: String(error) }];
  }
}
