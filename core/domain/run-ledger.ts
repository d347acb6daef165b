import type { Command, Run, RunEvent } from "./run.ts";
import type { RunId } from "./slot.ts";

/** The run ledger: the reducer's state and the outbox of its commands, saved together or not at all. */
export interface RunLedger {
  /** Reduces one event; decisions are made one after the other. */
  decide(event: RunEvent & { run: RunId }, now: Date): Promise<Decision>;
  findRun(id: RunId): Promise<Run | undefined>;
  listActive(): Promise<Run[]>;
  /** Commands to be carried out by now, oldest first, and a stop before the start it makes room for. */
  pendingCommands(now: Date): Promise<Command[]>;
  /** Carries out one command and notes the outcome, unless it is done or another does it at this moment. */
  settleCommand(name: string, now: Date, carryOut: () => Promise<CommandOutcome>): Promise<void>;
  /** What became of a command so far. */
  outcomeOf(name: string): Promise<{ isDone: boolean; refusal: string | null }>;
  /** Symbols that users have asked for. */
  requestedSymbols(): Promise<string[]>;
}

export interface Decision {
  before: Run | undefined;
  after: Run | undefined;
}

/** Carried out; or refused, to be tried again after a while; or (without a reason) to be tried again at once. */
export type CommandOutcome = { isDone: true } | { isDone: false; refusal: string | null };

/** A refused command waits this long before its second try, twice as long before each further one, up to the most. */
const backOffMs = 30_000;
const backOffMsMax = 900_000;

/** How long a command that was refused is left alone; `tries` is how often it had been tried before this refusal. */
export function backOff(tries: number): number {
  return Math.min(backOffMsMax, backOffMs * 2 ** tries);
}
