import type { StageJob } from "../../core/cloud/ports.ts";
import type { PulsoEvent } from "../../core/domain/events.ts";
import { parseJobName } from "../../core/domain/run.ts";
import {
  type CallFault,
  type Conduct,
  Faults,
  type StoreFault,
  type StoreRequest,
  stageOfEvent,
  stageOfPath,
  stageOfTransaction,
  type Transaction,
  type TransactionFault,
} from "./faults.ts";
import { minuteMs } from "./times.ts";
import type { World } from "./world.ts";

const faultOfTransaction: Record<TransactionFault, number> = {
  "crash before": 1,
  "crash inside": 2,
  "crash after": 3,
  "restart inside": 17,
  "commit without reply": 18,
};

const faultOfConduct: Record<Conduct["does"], number> = {
  stall: 7,
  hang: 8,
  die: 9,
  "pre-empted": 9,
  fail: 10,
  cut: 14,
  "half manifest": 14,
  miscount: 14,
};

/** All kinds of faults at once, as often as a schedule's temper says, until it is calm. */
export class RandomFaults extends Faults {
  readonly #random: () => number;
  /** How likely each kind strikes at each chance; many schedules have only a few kinds. */
  readonly #likelihood = new Map<string, number>();
  #world: World | undefined;
  #calmAt = 0;
  #outage: { from: number; until: number; status: 429 | 503 } | undefined;

  constructor(random: () => number) {
    super();
    this.#random = random;
  }

  /** Begins with the world; nothing fails from `calmAt` on. */
  rage(world: World, calmAt: number): void {
    this.#world = world;
    this.#calmAt = calmAt;
    const kinds = [
      "skew",
      "transaction",
      "deliver",
      "start",
      "stop",
      "conduct",
      "staysOn",
      "outage",
      "garbled",
    ];
    for (const kind of kinds) {
      const temper = this.#random();
      // Calm, wild or, now and then, nearly hopeless.
      this.#likelihood.set(kind, temper < 0.35 ? 0 : temper < 0.9 ? 0.02 + temper * 0.12 : 0.5);
    }
    if (this.#random() < this.#likelihood.get("outage")! * 4) {
      const from = world.now + this.#random() * (calmAt - world.now);
      const until = Math.min(calmAt, from + (1 + this.#random() * 6) * minuteMs);
      this.#outage = { from, until, status: this.#random() < 0.5 ? 429 : 503 };
    }
  }

  override skewMs(event: PulsoEvent): number {
    if (!this.#chance("skew")) return 0;
    this.strike(19, stageOfEvent(event) ?? "watchdog");
    return Math.round((this.#random() * 2 - 1) * 5 * minuteMs);
  }

  override transaction(transaction: Transaction): TransactionFault | undefined {
    if (!this.#chance("transaction")) return undefined;
    const faults = Object.keys(faultOfTransaction) as TransactionFault[];
    const fault = this.#pick(faults);
    this.strike(faultOfTransaction[fault], stageOfTransaction(transaction) ?? "other");
    return fault;
  }

  override deliver(event: PulsoEvent): number[] | undefined {
    if (!this.#chance("deliver")) return undefined;
    const stage = stageOfEvent(event) ?? "watchdog";
    const late = () => Math.round(this.#random() * this.#pick([5, 30, 120, 600]) * minuteMs);
    switch (this.#pick(["lost", "duplicate", "late", "reordered"])) {
      case "lost":
        this.strike(6, stage);
        return [];
      case "duplicate":
        this.strike(4, stage);
        return [20 + late(), 20 + late(), 20];
      case "late":
        this.strike(7, stage);
        return [20 + late()];
      default:
        this.strike(5, stage);
        return [20 + Math.round(this.#random() * 5_000)];
    }
  }

  override start(job: StageJob): CallFault | undefined {
    if (!this.#chance("start")) return undefined;
    const fault = this.#pick<CallFault>(["refused", "unanswered"]);
    this.strike(fault === "refused" ? 11 : 12, job.stage);
    return fault;
  }

  override stop(name: string): CallFault | undefined {
    if (!this.#chance("stop")) return undefined;
    const fault = this.#pick<CallFault>(["refused", "unanswered"]);
    this.strike(fault === "refused" ? 21 : 12, parseJobName(name)?.stage ?? "other");
    return fault;
  }

  override conduct(job: StageJob): Conduct | undefined {
    if (!this.#chance("conduct")) return undefined;
    const does = this.#pick(Object.keys(faultOfConduct) as Conduct["does"][]);
    if (job.stage === "load" && (does === "half manifest" || does === "miscount")) return undefined;
    this.strike(faultOfConduct[does], job.stage);
    return { at: 1 + Math.floor(this.#random() * 6), does, ms: Math.round(this.#random() * 80 * minuteMs) };
  }

  override staysOn(job: StageJob): boolean {
    if (!this.#chance("staysOn")) return false;
    this.strike(21, job.stage);
    return true;
  }

  override store({ verb, path }: StoreRequest): StoreFault | undefined {
    const now = this.#world?.now ?? 0;
    const stage = stageOfPath(path) ?? "other";
    if (this.#outage && now >= this.#outage.from && now < this.#outage.until) {
      const { status } = this.#outage;
      this.strike(status === 503 ? 15 : 16, stage);
      return { status, took: status === 503 && verb === "put" && this.#random() < 0.5 };
    }
    if (verb === "head" || path.startsWith("manifests/") || !this.#chance("garbled")) return undefined;
    this.strike(14, stage);
    return "garbled";
  }

  #chance(kind: string): boolean {
    if (!this.#world || this.#world.now >= this.#calmAt) return false;
    return this.#random() < (this.#likelihood.get(kind) ?? 0);
  }

  #pick<T>(some: readonly T[]): T {
    return some[Math.floor(this.#random() * some.length)]!;
  }
}
