import { systemClock } from "../../core/cloud/local/system-clock.ts";
import { openStore } from "../../core/cloud/open-store.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { CommandContext } from "../command.ts";
import type { BudgetState } from "../fetch/budget.ts";
import type { HttpTools } from "../fetch/http.ts";
import { missingSettings } from "../fetch/missing-settings.ts";
import type { Source } from "../fetch/sources/source.ts";
import { faultOf, lookAtSource, lookLimits } from "./look-at-source.ts";

/** Proves one source live and tells what was found. Throws `source.unknown`, and `doctor.faults` when it gave nothing. */
export async function proveSource(
  name: string,
  { sources, tools }: { sources: readonly Source[]; tools: HttpTools },
  { config, log, reporter, signal }: CommandContext,
): Promise<void> {
  const source = sources.find((candidate) => candidate.name === name);
  if (!source)
    throw new AppError("source.unknown", {
      message: `there is no source "${name}"; there are ${sources.map((one) => one.name).join(", ")}`,
      source: name,
    });
  const lacks = missingSettings(source, config.given);
  const look = await lookAtSource(source, {
    config,
    store: await openStore(config),
    clock: systemClock,
    log,
    tools,
    signal,
    onBudget: (budget) => {
      const { requestsMax, usdMax } = lookLimits;
      const money = isPaid(budget)
        ? `at most ${usdMax} USD; ${budget.monthUsd} USD spent this month`
        : "free of charge";
      reporter.event(
        "look",
        { source: name, requestsMax, usdMax: isPaid(budget) ? usdMax : 0, lacks, budget },
        `${source.title}: at most ${requestsMax} requests (and their retries), ${money}.`,
      );
    },
  });
  const { newestAt, remedy, message, code, ...found } = look;
  reporter.table("look.source", [
    { source: name, ...found, newestAt: newestAt?.toISOString() ?? null, lacks: lacks.join(" ") || null },
  ]);
  if (message !== null)
    reporter.event(
      "look.error",
      { source: name, code, message, remedy },
      `  ${message}${code ? `\n  code    ${code}` : ""}${remedy ? `\n  remedy  ${remedy}` : ""}`,
    );
  const fault = faultOf(name, look);
  if (fault) throw fault;
}

function isPaid({ usdPerDayMax, usdPerMonthMax }: BudgetState): boolean {
  return usdPerDayMax !== null || usdPerMonthMax !== null;
}
