import type { StageJob } from "../../core/cloud/ports.ts";
import type { PulsoEvent } from "../../core/domain/events.ts";
import { parseManifestPath, type Stage, stages } from "../../core/domain/manifest.ts";
import { type Command, parseJobName, type RunEvent } from "../../core/domain/run.ts";
import type { RunId } from "../../core/domain/slot.ts";

/** What can go wrong with a transaction. */
export type TransactionFault =
  | "crash before"
  | "crash after"
  | "restart inside"
  | "commit without reply"
  /** The process dies between what it does outside and its commit. */
  | "crash inside";

/** A transaction, by what it is for. */
export type Transaction =
  | { kind: "decide"; event: RunEvent & { run: RunId } }
  | { kind: "settle"; command: Command }
  | { kind: "load"; job: StageJob };

/** `refused`: nothing was done. `unanswered`: it was done, and an error came back. */
export type CallFault = "refused" | "unanswered";

export type StoreFault =
  | { status: 429 | 503; took: boolean }
  /** The bytes of an object were damaged on their way. */
  | "garbled";

export interface StoreRequest {
  verb: "put" | "get" | "head";
  path: string;
  by: string;
}

/** How a job goes about its work. Steps are counted as the programs pass them. */
export interface Conduct {
  at: number;
  /** How long one that stalls does. */
  ms?: number;
  does:
    | "hang"
    /** Stands still for longer than a stage may take, then goes on. */
    | "stall"
    | "die"
    /** Killed by the cloud, which tells so. */
    | "pre-empted"
    | "fail"
    /** Dies with part of its objects written, without a manifest. */
    | "cut"
    /** Writes a manifest that is not whole, then ends as if all were well. */
    | "half manifest"
    /** Writes a manifest whose counts do not add up. */
    | "miscount";
}

/** Everything outside asks here whether it fails; this one never does. */
export class Faults {
  /** How often each fault struck a stage, as `09 fetch`. */
  readonly hits = new Map<string, number>();

  strike(fault: number, stage: string): void {
    const key = `${String(fault).padStart(2, "0")} ${stage}`;
    this.hits.set(key, (this.hits.get(key) ?? 0) + 1);
  }

  /** How far a handler's clock is off. */
  skewMs(_event: PulsoEvent): number {
    return 0;
  }

  transaction(_transaction: Transaction): TransactionFault | undefined {
    return undefined;
  }

  /** After how long each copy of an event arrives; none at all when it is lost; undefined as ever. */
  deliver(_event: PulsoEvent): number[] | undefined {
    return undefined;
  }

  start(_job: StageJob): CallFault | undefined {
    return undefined;
  }

  stop(_name: string): CallFault | undefined {
    return undefined;
  }

  conduct(_job: StageJob): Conduct | undefined {
    return undefined;
  }

  /** Whether a machine stays on when its work is done, though nobody keeps it. */
  staysOn(_job: StageJob): boolean {
    return false;
  }

  store(_request: StoreRequest): StoreFault | undefined {
    return undefined;
  }
}

/** The stage that an event tells of; a tick's is fetch, which it begins. */
export function stageOfEvent(event: PulsoEvent): Stage | undefined {
  switch (event.type) {
    case "tick":
      return "fetch";
    case "object.created":
      return parseManifestPath(event.path)?.stage;
    case "machine.stopped":
      return parseJobName(event.name)?.stage;
    case "sweep":
      return undefined;
  }
}

/** The stage whose start, or whose publication, a transaction is about. */
export function stageOfTransaction(transaction: Transaction): Stage | undefined {
  switch (transaction.kind) {
    case "decide":
      if (transaction.event.type === "tick") return "fetch";
      return transaction.event.type === "manifest"
        ? stages[stages.indexOf(transaction.event.stage) + 1]
        : undefined;
    case "settle":
      return transaction.command.kind === "start" ? transaction.command.stage : undefined;
    case "load":
      return "load";
  }
}

/** The stage that writes an object, or for a manifest and raw data the one that it is of. */
export function stageOfPath(path: string): Stage | undefined {
  const manifest = parseManifestPath(path);
  if (manifest) return manifest.stage;
  const area = /^(raw|categorised|predictions)\//.exec(path)?.[1];
  if (area === "raw") return "fetch";
  if (area === "categorised") return "categorise";
  if (area === "predictions") return "predict";
  return stages.find((stage) => path.includes(`/stage=${stage}/`));
}
