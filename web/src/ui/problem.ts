import type { CombinedError } from "urql";
import type { Dictionary } from "../i18n/en.ts";

export interface Problem {
  title: string;
  text: string;
  code?: string;
  /** The lowest tier that answers, when that is what is missing. */
  tier?: string;
  /** When what is used up is there again; ISO 8601. */
  restoredAt?: string;
  offline: boolean;
}

/** What a person is told of an error: what, why and what to do, in their language, with the code. */
export function toProblem(error: CombinedError, t: Dictionary): Problem {
  if (error.networkError) return { title: t.errors.offlineTitle, text: t.errors.offlineText, offline: true };
  const first = error.graphQLErrors[0];
  const code = textOf(first?.extensions.code);
  const known =
    code && code in t.errors.codes ? t.errors.codes[code as keyof typeof t.errors.codes] : undefined;
  const tier = textOf(first?.extensions.requiredTier) ?? textOf(first?.extensions.tier);
  const remedy = known?.remedy ?? textOf(first?.extensions.remedy) ?? "";
  return {
    title:
      code === "tier.required" && tier
        ? t.errors.tierTitle(tier)
        : (known?.title ?? first?.message ?? t.errors.unknownTitle),
    text: code === "input.invalid" && first ? `${first.message} ${remedy}` : remedy,
    code,
    tier,
    restoredAt: textOf(first?.extensions.restoredAt),
    offline: false,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
