import type { PulsoEvent } from "../../core/domain/events.ts";
import type { Faults } from "./faults.ts";
import type { Process, World } from "./world.ts";

const ackDeadlineMs = 60_000;
const triesMax = 9;

/** A topic and its subscription: at least once, in no order; what nobody takes after some tries is laid aside. */
export class Bus {
  /** Deliveries on their way or to be tried again. */
  waiting = 0;
  readonly deadLetters: PulsoEvent[] = [];
  readonly #world: World;
  readonly #faults: Faults;
  readonly #handle: (event: PulsoEvent, process: Process) => Promise<void>;

  constructor(world: World, faults: Faults, handle: (event: PulsoEvent, process: Process) => Promise<void>) {
    this.#world = world;
    this.#faults = faults;
    this.#handle = handle;
  }

  publish(event: PulsoEvent): void {
    const delays = this.#faults.deliver(event) ?? [this.#world.between(20, 900)];
    if (delays.length === 0) this.#world.tell(() => `lost ${JSON.stringify(event)}`);
    for (const delay of delays) this.#deliver(event, delay, 1);
  }

  #deliver(event: PulsoEvent, delayMs: number, tries: number): void {
    this.waiting += 1;
    this.#world.after(delayMs, () => {
      let isSettled = false;
      const settle = (isTaken: boolean, retryMs: number) => {
        if (isSettled) return;
        isSettled = true;
        this.waiting -= 1;
        if (isTaken) return;
        if (tries >= triesMax) this.deadLetters.push(event);
        else this.#deliver(event, retryMs, tries + 1);
      };
      if (event.type !== "sweep") this.#world.tell(() => `handle ${JSON.stringify(event)} (try ${tries})`);
      const handler = this.#world.begin(
        `handler of ${event.type}`,
        (process) => {
          process.skewMs = this.#faults.skewMs(event);
          return this.#handle(event, process);
        },
        (error) => {
          if (error) this.#world.tell(() => `refused ${event.type}: ${error}`);
          settle(!error, Math.min(600_000, 10_000 * 2 ** tries));
        },
      );
      // A handler that died acknowledges nothing.
      handler.onDeath(() => this.#world.after(0, () => settle(false, ackDeadlineMs)));
    });
  }
}
