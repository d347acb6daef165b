import type { Clock, ObjectStore } from "../../core/cloud/ports.ts";
import type { Config } from "../../core/config.ts";
import { AppError } from "../../core/domain/errors.ts";
import { runIdAt, slotTime } from "../../core/domain/slot.ts";
import type { Log } from "../../core/log.ts";
import { type BudgetState, toCents } from "../fetch/budget.ts";
import { capHttp } from "../fetch/cap-http.ts";
import { createHttp, type HttpTools } from "../fetch/http.ts";
import { openBudget } from "../fetch/open-budget.ts";
import { pseudonymsOf } from "../fetch/pseudonyms.ts";
import type { Source } from "../fetch/sources/source.ts";
import { Findings, type Look } from "./findings.ts";

/** What one look may ask for: enough to see that a key works, little enough to be no run. */
export const lookLimits = { requestsMax: 5, recordsMax: 50, usdMax: 1 } as const;

export interface LookDeps {
  config: Config;
  /** Only what is spent is written to it. */
  store: ObjectStore;
  clock: Clock;
  log: Log;
  tools: HttpTools;
  signal: AbortSignal;
  /** Told what is left of the budget before anything is asked. */
  onBudget(state: BudgetState): void;
}

/**
 * Asks a source for the little it would give first, up to the present slot, with the operator's settings and its real
 * limits; ends after a few requests or records. Throws the signal's reason, or when the lake cannot be written.
 */
export async function lookAtSource(source: Source, deps: LookDeps): Promise<Look> {
  const { config, store, clock, log, tools, signal } = deps;
  const now = clock.now();
  const writer = `doctor=${now.toISOString().replaceAll(":", "-")}`;
  const budget = await openBudget(source, { writer, store, config, clock });
  const before = budget.state(now);
  deps.onBudget(before);
  const enough = new AbortController();
  const stop = AbortSignal.any([signal, enough.signal]);
  const refuse = () => {
    enough.abort(new Error("the look has seen enough"));
    throw enough.signal.reason;
  };
  const http = createHttp({ tools, budget, clock, signal });
  const counted = capHttp(http, { ...lookLimits, refuse });
  const findings = new Findings(config, now);
  const run = runIdAt(now);
  const items = source.read({
    run,
    to: slotTime(run),
    cursor: undefined,
    assets: config.assets,
    dataDir: undefined,
    config,
    clock,
    log,
    http: counted.http,
    // What it sees is not kept, so that it needs no key that is.
    pseudonymOf: pseudonymsOf(writer),
    sleep: tools.sleep,
    signal: stop,
  });
  try {
    for await (const item of items) {
      if (enough.signal.aborted) break;
      findings.take(item);
      if (findings.count >= lookLimits.recordsMax) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!enough.signal.aborted) findings.fail(error);
  }
  await budget.flush();
  const after = budget.state(clock.now());
  return { ...findings.look, requests: counted.requests(), usd: toCents(after.monthUsd - before.monthUsd) };
}

/** What keeps a look from being good news: thrown when all of it has been told. */
export function faultOf(source: string, { state, records }: Look): AppError | undefined {
  // A gap in what was delivered is no fault of the key; gaps alone prove nothing.
  if (state === "ok" || (state === "partial" && records > 0)) return undefined;
  return new AppError("doctor.faults", {
    message: `${source}: ${state === "partial" ? "nothing was delivered" : state}`,
    faults: [source],
  });
}
