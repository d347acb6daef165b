import {
  type Command,
  defaultRunRules,
  type Run,
  type RunEvent,
  type RunRules,
  reduce,
} from "../../core/domain/run.ts";
import { backOff, type CommandOutcome, type Decision, type RunLedger } from "../../core/domain/run-ledger.ts";
import type { RunId } from "../../core/domain/slot.ts";
import type { MemoryDatabase } from "./memory-database.ts";

/** The run ledger in memory; it passes the contract that the one in Postgres passes. */
export class MemoryLedger implements RunLedger {
  readonly #database: MemoryDatabase;
  readonly #owner: object;
  readonly #rules: RunRules;

  /** `owner` is the client whose death frees what it holds. */
  constructor(database: MemoryDatabase, owner: object = {}, rules: RunRules = defaultRunRules) {
    this.#database = database;
    this.#owner = owner;
    this.#rules = rules;
  }

  async decide(event: RunEvent & { run: RunId }, now: Date): Promise<Decision> {
    const decision = this.decideIn(event, now);
    this.#database.onCommit();
    return decision;
  }

  /** As `decide`, inside a transaction that commits at this very moment. */
  decideIn(event: RunEvent & { run: RunId }, now: Date): Decision {
    const { runs, outbox } = this.#database;
    const row = runs.get(event.run);
    const [after, commands] = reduce(row?.run, event, now, this.#ledger(), this.#rules);
    if (after && after !== row?.run) {
      runs.set(event.run, { run: after, version: (row?.version ?? 0) + 1 });
      for (const command of commands) {
        if (outbox.has(command.name)) continue;
        const fresh = { dispatchedAt: null, tries: 0, lastError: null, notBefore: null };
        outbox.set(command.name, { command, createdAt: now.getTime(), ...fresh });
      }
    }
    return { before: row?.run, after };
  }

  /** What a run would be after an event. */
  preview(event: RunEvent & { run: RunId }, now: Date): Run | undefined {
    return reduce(this.#database.runs.get(event.run)?.run, event, now, this.#ledger(), this.#rules)[0];
  }

  async findRun(id: RunId): Promise<Run | undefined> {
    return this.#database.runs.get(id)?.run;
  }

  async listActive(): Promise<Run[]> {
    const active = [...this.#database.runs.values()].map(({ run }) => run);
    return active.filter(({ status }) => status === "RUNNING").sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async pendingCommands(now: Date): Promise<Command[]> {
    const isStart = ({ command }: { command: Command }) => Number(command.kind === "start");
    return [...this.#database.outbox.values()]
      .filter((row) => row.dispatchedAt === null && (row.notBefore ?? 0) <= now.getTime())
      .sort(
        (a, b) =>
          a.createdAt - b.createdAt || isStart(a) - isStart(b) || (a.command.name < b.command.name ? -1 : 1),
      )
      .map(({ command }) => command);
  }

  async settleCommand(name: string, now: Date, carryOut: () => Promise<CommandOutcome>): Promise<void> {
    const row = this.#database.outbox.get(name);
    if (!row || row.dispatchedAt !== null) return;
    const lock = this.#database.lock(`outbox ${name}`, this.#owner);
    if (!lock) return;
    try {
      const outcome = await carryOut();
      const refusal = outcome.isDone ? null : outcome.refusal;
      this.#database.commit(lock, () => {
        row.dispatchedAt = outcome.isDone ? now.getTime() : null;
        row.notBefore = refusal === null ? null : now.getTime() + backOff(row.tries);
        row.tries += 1;
        row.lastError = refusal;
      });
    } finally {
      this.#database.unlock(lock);
    }
  }

  async outcomeOf(name: string): Promise<{ isDone: boolean; refusal: string | null }> {
    const row = this.#database.outbox.get(name);
    return { isDone: row !== undefined && row.dispatchedAt !== null, refusal: row?.lastError ?? null };
  }

  async requestedSymbols(): Promise<string[]> {
    return [];
  }

  #ledger(): { watermark: RunId | null; active: RunId | null } {
    let active: RunId | null = null;
    for (const { run } of this.#database.runs.values())
      if (run.status === "RUNNING" && (active === null || run.id < active)) active = run.id;
    return { watermark: this.#database.watermark(), active };
  }
}
