import type { Config } from "../core/config.ts";
import { AppError } from "../core/domain/errors.ts";
import { forecastModels } from "../core/forecast/models/index.ts";
import { sources } from "./fetch/sources/index.ts";
import { quoteFeeds } from "./stream/feeds/index.ts";

/**
 * Refuses sources and models that do not exist before any work is done for them. Throws `source.unknown` for those
 * asked for, `config.invalid` naming all of the environment's.
 */
export function checkNames(config: Config, asked: string[] = []): void {
  const known = sources.map(({ name }) => name);
  const feeds = quoteFeeds.map(({ name }) => name);
  const models = forecastModels.map(({ name }) => name);
  const [unknown] = asked.filter((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new AppError("source.unknown", {
      message: `there is no source "${unknown}"; there are ${known.join(", ")}`,
      source: unknown,
    });
  const faults = [
    ...strangers("PULSO_SOURCES", config.sources, known),
    // A cap of a misspelt source would cap nothing.
    ...strangers("PULSO_BUDGETS", sourcesOf(config.budgets), [...new Set([...known, ...feeds])]),
    ...strangers("PULSO_RETENTION_DAYS", sourcesOf(config.retentions), known),
    ...strangers("PULSO_MODELS", config.models, models),
    ...strangers("PULSO_STREAM", config.stream, feeds),
  ];
  if (faults.length > 0)
    throw new AppError("config.invalid", {
      message: `The environment is not usable. ${faults.join("; ")}`,
      faults,
    });
}

function sourcesOf(overrides: { source: string }[]): string[] {
  return overrides.map(({ source }) => source);
}

function strangers(variable: string, given: string[], known: string[]): string[] {
  const unknown = given.filter((name) => !known.includes(name));
  if (unknown.length === 0) return [];
  return [
    `${variable}: there is no ${unknown.map((name) => `"${name}"`).join(", ")}; there are ${known.join(", ")}`,
  ];
}
