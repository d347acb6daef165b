import { seededRandom } from "../../core/domain/random.ts";

interface Due {
  at: number;
  order: number;
  process: Process | undefined;
  go(): void;
}

/**
 * Virtual time. What runs is a process, one at a time, until it waits for something; then the next due one goes on.
 * One seed is one order of everything, and no real clock is looked at.
 */
export class World {
  now: number;
  readonly random: () => number;
  /** What happened, for the one who replays a seed. */
  story: string[] | undefined;
  readonly #due: Due[] = [];
  #order = 0;
  #isBusy = false;

  constructor(seed: number, now: Date) {
    this.random = seededRandom(seed);
    this.now = now.getTime();
  }

  tell(text: () => string): void {
    this.story?.push(`${new Date(this.now).toISOString().slice(0, 19)}  ${text()}`);
  }

  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** Does `go` after a while, unless its process is dead by then. */
  after(ms: number, go: () => void, process?: Process): void {
    const due: Due = { at: this.now + ms, order: this.#order++, process, go };
    let place = this.#due.length;
    while (place > 0 && this.#due[place - 1]!.at <= due.at) place -= 1;
    // The queue is kept with the next due last, so that taking it moves nothing.
    this.#due.splice(place, 0, due);
  }

  /** Begins a process; `ended` is told how it ended, unless it was killed. */
  begin(
    name: string,
    body: (process: Process) => Promise<void>,
    ended: (error: unknown) => void = () => {},
  ): Process {
    const process = new Process(this, name);
    const end = (error: unknown) => {
      this.#isBusy = false;
      if (process.isDead) return;
      process.kill();
      ended(error);
    };
    this.after(
      0,
      () => {
        this.#isBusy = true;
        body(process).then(() => end(undefined), end);
      },
      process,
    );
    return process;
  }

  /** Lets `ms` of the process's time pass. A dead one waits for ever. */
  wait(process: Process, ms: number): Promise<void> {
    this.#isBusy = false;
    return new Promise((resolve) => {
      if (process.isDead) return;
      this.after(
        ms,
        () => {
          this.#isBusy = true;
          resolve();
        },
        process,
      );
    });
  }

  /** Plays on to `until`, or to when nothing is due, or to when it is `enough`. */
  async play(until: number, enough: () => boolean = () => false): Promise<void> {
    for (;;) {
      const next = this.#due.at(-1);
      if (!next || next.at > until) {
        this.now = Math.max(this.now, until);
        return;
      }
      this.#due.pop();
      this.now = Math.max(this.now, next.at);
      if (next.process?.isDead) continue;
      next.go();
      while (this.#isBusy) await null;
      if (enough()) return;
    }
  }
}

/** A handler, or the program of a machine: it can be killed at any of its calls. */
export class Process {
  isDead = false;
  /** How far its clock is off. */
  skewMs = 0;
  readonly name: string;
  readonly world: World;
  readonly #onDeath: (() => void)[] = [];

  constructor(world: World, name: string) {
    this.world = world;
    this.name = name;
  }

  clock = { now: () => new Date(this.world.now + this.skewMs) };

  wait(ms: number): Promise<void> {
    return this.world.wait(this, ms);
  }

  /** A call's way to a service. What it does there is done at once, when it arrives. */
  travel(): Promise<void> {
    return this.wait(this.world.between(5, 400));
  }

  onDeath(act: () => void): void {
    this.#onDeath.push(act);
  }

  /** Also what ends a process in order: what it holds is let go. */
  kill(): void {
    if (this.isDead) return;
    this.isDead = true;
    for (const act of this.#onDeath) act();
  }

  /** The process dies here. */
  async die(): Promise<never> {
    this.kill();
    await this.wait(0);
    throw new Error(`${this.name} is dead and goes on`);
  }
}
