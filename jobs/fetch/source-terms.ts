import type { RetentionOverride } from "../../core/config.ts";
import type { SourceCoverage } from "./source-coverage.ts";
import type { Source } from "./sources/source.ts";

/** How many days a source's texts are kept: as PULSO_RETENTION_DAYS says, else as its terms do; null = for ever. */
export function retentionDaysOf(
  { name, terms }: Pick<Source, "name" | "terms">,
  overrides: readonly RetentionOverride[],
): number | null {
  return overrides.findLast(({ source }) => source === name)?.days ?? terms.retentionDays;
}

/** What a source is and what its terms ask, for whoever shows what it delivered. */
export function describeSource(
  source: Source,
  overrides: readonly RetentionOverride[],
): NonNullable<SourceCoverage["about"]> {
  const { title, delivers, terms } = source;
  return {
    title,
    delivers: [...delivers],
    termsUrl: terms.url,
    redistribute: terms.redistribute,
    retentionDays: retentionDaysOf(source, overrides),
    attribution: terms.attribution,
  };
}
