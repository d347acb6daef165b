import type { Command, Run, RunEvent } from "../../core/domain/run.ts";
import type { CommandOutcome, Decision, RunLedger } from "../../core/domain/run-ledger.ts";
import type { RunId } from "../../core/domain/slot.ts";
import type { Veto, Vetoes, VetoNews } from "../../core/domain/veto.ts";
import type { Faults } from "./faults.ts";
import type { MemoryDatabase } from "./memory-database.ts";
import { MemoryLedger } from "./memory-ledger.ts";
import { MemoryVetoes } from "./memory-vetoes.ts";
import type { Process } from "./world.ts";

const reset = "the connection was reset before COMMIT was answered";
const closed = "the connection was closed: 57P01";

/** One process's way to the ledger: what is asked takes time, and may fail on its way there or back. */
export class RemoteLedger implements RunLedger {
  readonly #database: MemoryDatabase;
  readonly #process: Process;
  readonly #faults: Faults;
  readonly #ledger: MemoryLedger;

  constructor(database: MemoryDatabase, process: Process, faults: Faults) {
    this.#database = database;
    this.#process = process;
    this.#faults = faults;
    this.#ledger = new MemoryLedger(database, process);
    process.onDeath(() => database.disconnect(process));
  }

  async decide(event: RunEvent & { run: RunId }, now: Date): Promise<Decision> {
    await this.#process.travel();
    const fault = this.#faults.transaction({ kind: "decide", event });
    if (fault === "crash before" || fault === "crash inside") return this.#process.die();
    if (fault === "restart inside") {
      this.#database.restart();
      throw new Error(closed);
    }
    const decision = await this.#ledger.decide(event, now);
    if (fault === "crash after") return this.#process.die();
    if (fault === "commit without reply") throw new Error(reset);
    return decision;
  }

  async settleCommand(name: string, now: Date, carryOut: () => Promise<CommandOutcome>): Promise<void> {
    await this.#process.travel();
    const command = this.#database.outbox.get(name)?.command;
    let wasUnanswered = false;
    await this.#ledger.settleCommand(name, now, async () => {
      const fault = command && this.#faults.transaction({ kind: "settle", command });
      if (fault === "crash before") return this.#process.die();
      const outcome = await carryOut();
      if (fault === "crash inside") return this.#process.die();
      if (fault === "restart inside") this.#database.restart();
      await this.#process.travel();
      wasUnanswered = fault === "commit without reply";
      return outcome;
    });
    if (wasUnanswered) throw new Error(reset);
  }

  async findRun(id: RunId): Promise<Run | undefined> {
    await this.#process.travel();
    return this.#ledger.findRun(id);
  }

  async listActive(): Promise<Run[]> {
    await this.#process.travel();
    return this.#ledger.listActive();
  }

  async pendingCommands(now: Date): Promise<Command[]> {
    await this.#process.travel();
    return this.#ledger.pendingCommands(now);
  }

  async outcomeOf(name: string): Promise<{ isDone: boolean; refusal: string | null }> {
    await this.#process.travel();
    return this.#ledger.outcomeOf(name);
  }

  async requestedSymbols(): Promise<string[]> {
    return [];
  }
}

/** As `RemoteLedger`, for the vetoes. */
export class RemoteVetoes implements Vetoes {
  readonly #process: Process;
  readonly #vetoes: MemoryVetoes;

  constructor(database: MemoryDatabase, process: Process) {
    this.#process = process;
    this.#vetoes = new MemoryVetoes(database, process);
  }

  async newest(): Promise<Veto | undefined> {
    await this.#process.travel();
    return this.#vetoes.newest();
  }

  async put(veto: Pick<Veto, "setBy" | "setAt" | "until">): Promise<Veto> {
    await this.#process.travel();
    return this.#vetoes.put(veto);
  }

  async lift(by: string, at: Date): Promise<boolean> {
    await this.#process.travel();
    return this.#vetoes.lift(by, at);
  }

  async tellOnce(id: number, news: VetoNews, at: Date, tell: () => Promise<void>): Promise<void> {
    await this.#process.travel();
    return this.#vetoes.tellOnce(id, news, at, tell);
  }

  async mirrored(machine: string): Promise<Date | null> {
    await this.#process.travel();
    return this.#vetoes.mirrored(machine);
  }

  async noteMirrored(machine: string, until: Date | null): Promise<void> {
    await this.#process.travel();
    return this.#vetoes.noteMirrored(machine, until);
  }
}
