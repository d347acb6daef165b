import type { Source } from "../../jobs/fetch/sources/source.ts";

/** A source of a test's own: `read` and what else matters to it. */
export function madeSource(name: string, read: Source["read"], more: Partial<Source> = {}): Source {
  return {
    name,
    title: `${name}, made for a test`,
    delivers: ["posts"],
    sample: false,
    settings: [],
    limits: {},
    terms: {
      redistribute: "excerpt",
      training: true,
      retentionDays: null,
      deletions: "none",
      authors: "pseudonym",
    },
    read,
    ...more,
  };
}
