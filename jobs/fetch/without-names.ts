import type { PseudonymOf } from "./pseudonyms.ts";

/** What networks call the field that holds a person's name or handle. */
const nameKey =
  /^(author|author_name|author_fullname|user|user_?name|screen_?name|display_?name|full_?name|handle|owner|by|from)$/i;
const pseudonym = /^[0-9a-f]{12}$/;

/** A record as it came, for the quarantine: every name of a person in it is the pseudonym that a good record would hold. */
export function withoutNames(raw: unknown, pseudonymOf: PseudonymOf, key = ""): unknown {
  if (typeof raw === "string") return nameKey.test(key) && !pseudonym.test(raw) ? pseudonymOf(raw) : raw;
  if (Array.isArray(raw)) return raw.map((part) => withoutNames(part, pseudonymOf, key));
  if (raw === null || typeof raw !== "object") return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([name, part]) => [name, withoutNames(part, pseudonymOf, name)]),
  );
}
