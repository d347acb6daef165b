import type { Source } from "./sources/source.ts";

/** The environment variables that a source cannot be asked without and that are not set. */
export function missingSettings(
  { settings }: Pick<Source, "settings">,
  given: ReadonlySet<string>,
): string[] {
  return settings
    .filter(({ variable, required }) => required && !given.has(variable))
    .map(({ variable }) => variable);
}
