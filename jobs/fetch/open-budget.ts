import type { Clock, ObjectStore } from "../../core/cloud/ports.ts";
import type { Config } from "../../core/config.ts";
import { Budget } from "./budget.ts";
import { limitsOf, type SourceLimits } from "./source-limits.ts";

/** The budget of a source (or a feed that spends one), with the caps that PULSO_BUDGETS sets in place of its own. */
export function openBudget(
  source: { name: string; limits: SourceLimits },
  { writer, store, config, clock }: { writer: string; store: ObjectStore; config: Config; clock: Clock },
): Promise<Budget> {
  const limits = limitsOf(source, config.budgets);
  return Budget.open({ store, source: source.name, limits, writer, now: clock.now() });
}
