import type { AssetRequestState } from "../../gql/graphql.ts";
import type { Dictionary } from "../../i18n/en.ts";

const ends: readonly AssetRequestState[] = ["READY", "FAILED", "AMBIGUOUS"];

/** Whether nothing more will happen to it. */
export function isEnded(state: AssetRequestState): boolean {
  return ends.includes(state);
}

/** The furthest that was heard of a request, by whatever way; what is of another one is passed over. Pure. */
export function furthestOf<Heard extends { id: string; state: AssetRequestState; progress: number }>(
  id: string,
  heard: readonly (Heard | null | undefined)[],
): Heard | undefined {
  const own = heard.filter((one) => one != null).filter((one) => one.id === id);
  const place = ({ state, progress }: Heard) => progress + (isEnded(state) ? 1 : 0);
  return own.sort((a, b) => place(a) - place(b)).at(-1);
}

/** Why a request failed and what to do, in the reader's language where its code is known there. Pure. */
export function toFailure(
  { code, message }: { code?: string | null; message?: string | null },
  t: Dictionary,
): { title: string; text: string } {
  const known =
    code && code in t.request.failures
      ? t.request.failures[code as keyof typeof t.request.failures]
      : undefined;
  return { title: known?.title ?? t.request.failed, text: known?.remedy ?? message ?? t.errors.unknownTitle };
}
