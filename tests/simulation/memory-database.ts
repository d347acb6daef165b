import type { Counts } from "../../core/domain/manifest.ts";
import type { Command, Run } from "../../core/domain/run.ts";
import type { RunId } from "../../core/domain/slot.ts";
import type { Veto, VetoNews } from "../../core/domain/veto.ts";

export interface OutboxRow {
  command: Command;
  createdAt: number;
  dispatchedAt: number | null;
  tries: number;
  lastError: string | null;
  notBefore: number | null;
}

export interface VetoRow extends Veto {
  told: Record<VetoNews, boolean>;
}

/** A row that is locked by a transaction; when its client dies or the server restarts, the lock is gone. */
export interface RowLock {
  key: string;
  owner: object;
}

/** The tables that the orchestrator and the loader share, with row locks. What is committed is seen at once. */
export class MemoryDatabase {
  readonly runs = new Map<RunId, { run: Run; version: number }>();
  readonly outbox = new Map<string, OutboxRow>();
  readonly vetoes: VetoRow[] = [];
  readonly labels = new Map<string, Date>();
  /** In the order of their publishing. */
  readonly publications: { run: RunId; counts: Counts }[] = [];
  /** Each row of the results with the run that brought it. */
  readonly results = new Map<number, RunId[]>();
  /** What the loader set aside. */
  readonly setAside = new Map<number, RunId[]>();
  /** What readers see after a commit is looked at by this. */
  onCommit: () => void = () => {};
  readonly #locks = new Map<string, RowLock>();

  /** The newest published run. */
  watermark(): RunId | null {
    return this.publications.reduce<RunId | null>(
      (newest, { run }) => (newest === null || run > newest ? run : newest),
      null,
    );
  }

  /** As `for update skip locked`: undefined when another has it. */
  lock(key: string, owner: object): RowLock | undefined {
    if (this.#locks.has(key)) return undefined;
    const lock = { key, owner };
    this.#locks.set(key, lock);
    return lock;
  }

  /** Throws when the transaction's connection was lost meanwhile. */
  commit(lock: RowLock, apply: () => void): void {
    if (this.#locks.get(lock.key) !== lock) throw new Error("the connection was closed: 57P01");
    apply();
    this.onCommit();
  }

  unlock(lock: RowLock): void {
    if (this.#locks.get(lock.key) === lock) this.#locks.delete(lock.key);
  }

  /** A client's connection is gone: what it had not committed did not happen. */
  disconnect(owner: object): void {
    for (const lock of [...this.#locks.values()]) if (lock.owner === owner) this.unlock(lock);
  }

  restart(): void {
    this.#locks.clear();
  }
}
