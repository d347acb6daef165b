import type { Veto, Vetoes, VetoNews } from "../../core/domain/veto.ts";
import type { MemoryDatabase, VetoRow } from "./memory-database.ts";

/** The vetoes in memory; they pass the contract that those in Postgres pass. */
export class MemoryVetoes implements Vetoes {
  readonly #database: MemoryDatabase;
  readonly #owner: object;

  constructor(database: MemoryDatabase, owner: object = {}) {
    this.#database = database;
    this.#owner = owner;
  }

  async newest(): Promise<Veto | undefined> {
    const row = this.#database.vetoes.at(-1);
    return row && toVeto(row);
  }

  async put(veto: Pick<Veto, "setBy" | "setAt" | "until">): Promise<Veto> {
    const told = { announced: false, expired: false };
    const id = this.#database.vetoes.length + 1;
    const row: VetoRow = { ...veto, id, liftedAt: null, liftedBy: null, told };
    this.#database.vetoes.push(row);
    return toVeto(row);
  }

  async lift(by: string, at: Date): Promise<boolean> {
    const row = this.#database.vetoes.at(-1);
    if (!row || row.liftedAt !== null || row.until <= at) return false;
    row.liftedAt = at;
    row.liftedBy = by;
    return true;
  }

  async tellOnce(id: number, news: VetoNews, _at: Date, tell: () => Promise<void>): Promise<void> {
    const row = this.#database.vetoes.find((veto) => veto.id === id);
    if (!row || row.told[news]) return;
    const lock = this.#database.lock(`veto ${id}`, this.#owner);
    if (!lock) return;
    try {
      await tell();
      this.#database.commit(lock, () => {
        row.told[news] = true;
      });
    } finally {
      this.#database.unlock(lock);
    }
  }

  async mirrored(machine: string): Promise<Date | null> {
    return this.#database.labels.get(machine) ?? null;
  }

  async noteMirrored(machine: string, until: Date | null): Promise<void> {
    if (until === null) this.#database.labels.delete(machine);
    else this.#database.labels.set(machine, until);
  }
}

function toVeto({ told: _, ...veto }: VetoRow): Veto {
  return veto;
}
