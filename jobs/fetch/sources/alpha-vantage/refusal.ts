/** Why Alpha Vantage did not answer what was asked, all with status 200. */
export interface Refusal {
  kind: "patience" | "day_spent" | "premium" | "nothing_found" | "key" | "call" | "other";
  /** Its own words, without the key. */
  said: string;
}

const refusalFields = ["Information", "Note", "Error Message"] as const;

/** The first that fits: sentences about bursts also speak of the day's limit and of premium plans. */
const kinds: [Refusal["kind"], RegExp][] = [
  ["key", /api ?key is invalid or missing|claim your free api key/i],
  ["patience", /per (second|minute)|spreading out your|call frequency/i],
  ["day_spent", /requests per day/i],
  ["premium", /is a premium|premium (endpoint|feature)\./i],
  ["nothing_found", /no articles found/i],
  ["call", /invalid api call/i],
];

/** The refusal that an answer is, if it is one. */
export function refusalOf(answer: Readonly<Record<string, unknown>>, key: string): Refusal | undefined {
  const text = refusalFields.map((field) => answer[field]).find((value) => typeof value === "string");
  if (typeof text !== "string") return undefined;
  const kind = kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? "other";
  return { kind, said: withoutKey(text, key).slice(0, 200) };
}

/** Some of its sentences repeat the key. */
export function withoutKey(text: string, key: string): string {
  return text.replaceAll(key, "(key)").replace(/(api key as )\S+/gi, "$1(key)");
}
