import type { Stage } from "../../core/domain/manifest.ts";
import { slotTime } from "../../core/domain/slot.ts";

/** One raw record comes into being every three minutes: 120 in a slot, so that one unusable is under 1 % and two are over. */
const everyMs = 180_000;

/** How many records before the cursor a source gives again. */
const repeated = 3;

/** What the world tells. A record's number is its place in time. */
export class Source {
  /** Records that are unusable, and the stage at which that shows. */
  readonly poisoned = new Map<number, Stage>();
  readonly #epochMs: number;

  constructor(epoch: Date) {
    this.#epochMs = epoch.getTime();
  }

  /** The first record that is not before a slot. */
  indexAt(run: string): number {
    return Math.ceil((slotTime(run).getTime() - this.#epochMs) / everyMs);
  }

  /** All records of a window, with some from before it once more. */
  read(from: number, until: number): number[] {
    const first = Math.max(0, from - repeated);
    return Array.from({ length: Math.max(0, until - first) }, (_, at) => first + at);
  }

  /** Makes `count` records in the middle of a slot's window unusable. */
  poison(run: string, count: number, stage: Stage): void {
    const last = this.indexAt(run) - 40;
    for (let at = 0; at < count; at++) this.poisoned.set(last - at, stage);
  }
}
