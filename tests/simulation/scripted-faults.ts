import type { StageJob } from "../../core/cloud/ports.ts";
import type { PulsoEvent } from "../../core/domain/events.ts";
import type { Stage } from "../../core/domain/manifest.ts";
import { parseJobName } from "../../core/domain/run.ts";
import {
  type CallFault,
  type Conduct,
  Faults,
  type StoreFault,
  type StoreRequest,
  stageOfEvent,
  stageOfTransaction,
  type Transaction,
  type TransactionFault,
} from "./faults.ts";
import type { World } from "./world.ts";

/** What fails in one cell, and how often (once unless told). Only what concerns the struck run does. */
export interface Script {
  transaction?: { kind: Transaction["kind"]; fault: TransactionFault; times?: number };
  deliver?: { delays: number[]; only?: PulsoEvent["type"]; times?: number };
  start?: { fault: CallFault; times?: number };
  stop?: { fault: CallFault; times?: number };
  conduct?: Conduct & { times?: number };
  staysOn?: { times?: number };
  /** Every request for a while, from the stage's first on. */
  outage?: { status: 429 | 503; forMs: number };
  /** What the stage reads or writes comes damaged. */
  garbled?: { verb: StoreRequest["verb"]; times?: number };
  skew?: { ms: number };
}

/** The faults of one cell. */
export class ScriptedFaults extends Faults {
  /** Set by the simulation that they are of. */
  world: World | undefined;
  /** The stage that the struck run is at. */
  currentStage: () => Stage | undefined = () => undefined;
  readonly #fault: number;
  readonly #cell: string;
  readonly #stage: Stage;
  readonly #run: string;
  readonly #script: Script;
  readonly #struck = new Map<keyof Script, number>();
  #outageUntil: number | undefined;

  constructor(
    { fault, cell, stage, run }: { fault: number; cell: string; stage: Stage; run: string },
    script: Script,
  ) {
    super();
    this.#fault = fault;
    this.#cell = cell;
    this.#stage = stage;
    this.#run = run;
    this.#script = script;
  }

  override skewMs(event: PulsoEvent): number {
    const { skew } = this.#script;
    const isMeant = (stageOfEvent(event) ?? this.currentStage()) === this.#stage;
    return skew && isMeant && this.#take("skew", { times: Number.POSITIVE_INFINITY }) ? skew.ms : 0;
  }

  override transaction(transaction: Transaction): TransactionFault | undefined {
    const { transaction: script } = this.#script;
    const run =
      transaction.kind === "decide"
        ? transaction.event.run
        : transaction.kind === "load"
          ? transaction.job.run
          : "run" in transaction.command && transaction.command.run;
    if (transaction.kind !== script?.kind || run !== this.#run) return undefined;
    return stageOfTransaction(transaction) === this.#stage && this.#take("transaction", script)
      ? script.fault
      : undefined;
  }

  override deliver(event: PulsoEvent): number[] | undefined {
    const { deliver } = this.#script;
    if (!deliver || stageOfEvent(event) !== this.#stage || !JSON.stringify(event).includes(this.#run))
      return undefined;
    // A tick is lost in a row of its own.
    if ((deliver.only ?? event.type) !== event.type || (event.type === "tick" && deliver.delays.length === 0))
      return undefined;
    return this.#take("deliver", { times: 100, ...deliver }) ? deliver.delays : undefined;
  }

  override start(job: StageJob): CallFault | undefined {
    return this.#isMeant(job) && this.#take("start", this.#script.start)
      ? this.#script.start!.fault
      : undefined;
  }

  override stop(name: string): CallFault | undefined {
    return this.#isMeant(parseJobName(name)) && this.#take("stop", this.#script.stop)
      ? this.#script.stop!.fault
      : undefined;
  }

  override conduct(job: StageJob): Conduct | undefined {
    return this.#isMeant(job) && this.#take("conduct", this.#script.conduct)
      ? this.#script.conduct
      : undefined;
  }

  override staysOn(job: StageJob): boolean {
    return this.#isMeant(job) && this.#take("staysOn", this.#script.staysOn);
  }

  override store({ verb, path, by }: StoreRequest): StoreFault | undefined {
    const { outage, garbled } = this.#script;
    const isOwn = by === `machine ${this.#run}-${this.#stage}-1`;
    if (garbled && isOwn && verb === garbled.verb && !path.startsWith("manifests/"))
      return this.#take("garbled", garbled) ? "garbled" : undefined;
    if (!outage || !this.world) return undefined;
    if (this.#outageUntil === undefined && isOwn) this.#outageUntil = this.world.now + outage.forMs;
    if (this.#outageUntil === undefined || this.world.now > this.#outageUntil) return undefined;
    this.strike(this.#fault, this.#cell);
    return { status: outage.status, took: outage.status === 503 && verb === "put" };
  }

  /** For what the cell's driver does by itself. */
  struckByHand(): void {
    this.strike(this.#fault, this.#cell);
  }

  #isMeant(job: { run: string; stage: Stage } | undefined): boolean {
    return job?.run === this.#run && job.stage === this.#stage;
  }

  #take(what: keyof Script, script: { times?: number } | undefined): boolean {
    const before = this.#struck.get(what) ?? 0;
    if (!script || before >= (script.times ?? 1)) return false;
    this.#struck.set(what, before + 1);
    this.strike(this.#fault, this.#cell);
    return true;
  }
}
