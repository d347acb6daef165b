/** Both the label, which people may write by hand, and the metadata item, which the machine's own program can read. */
export const keepMark = "pulso-keep-until";

/** A label's value has neither colons nor capitals, so a time is written in seconds since 1970. */
export function formatKeepMark(until: Date): string {
  return String(Math.floor(until.getTime() / 1_000));
}

/** What is no number was put there by someone who stated no end: the cap on vetoes gives it one. */
export function parseKeepMark(text: string | null | undefined): Date | null {
  if (text === null || text === undefined) return null;
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  return new Date(Math.min(seconds * 1_000, noEndStatedMs));
}

const noEndStatedMs = Date.UTC(9999, 11, 31);

interface MetadataItem {
  key?: string | null;
  value?: string | null;
}

/** Metadata with the items given in place of their like; null takes one out. */
export function withItems(
  items: readonly MetadataItem[] | null | undefined,
  changes: Record<string, string | null>,
): { key: string; value: string }[] {
  const kept = (items ?? []).map(({ key, value }) => ({ key: key ?? "", value: value ?? "" }));
  const set = Object.entries(changes).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
  return [...kept.filter(({ key }) => !Object.hasOwn(changes, key)), ...set];
}
