import { existsSync } from "node:fs";
import { detectLanguage } from "../../core/text/language.ts";
import { readCsv } from "./read-csv.ts";
import type { Row } from "./rows.ts";

type Shares = Row["label"];

/**
 * Takes the teacher's labels (teach.py) in: a row that a reader labelled is taught as a mixture of both labels, an
 * English tweet that none did as the teacher's. Without the file the rows stay as they are.
 */
export function soften(
  rows: readonly Row[],
  tweets: ReadonlyMap<string, string>,
  file: string,
  teacherShare: number,
): Row[] {
  if (!existsSync(file)) return [...rows];
  const soft = new Map<string, Shares>();
  for (const { id, entity, negative, positive } of readCsv(file)) {
    const shares = [Number(negative) / 100, Number(positive) / 100] as const;
    soft.set(keyOf(id!, entity!), [shares[0], 1 - shares[0] - shares[1], shares[1]]);
  }
  const labelled = rows.map((row) => {
    const key = keyOf(row.id, row.entity ?? "");
    const own = soft.get(key);
    soft.delete(key);
    return own ? { ...row, label: mixed(row.label, own, teacherShare) } : row;
  });
  for (const [key, label] of soft) {
    const text = tweets.get(key.slice(0, -1));
    if (text !== undefined && detectLanguage(text) === "en")
      labelled.push({
        source: "soft",
        id: key.slice(0, -1),
        text,
        lang: "en",
        target: undefined,
        gold: -1,
        label,
      });
  }
  return labelled;
}

function keyOf(id: string, entity: string): string {
  return `${id}\t${entity}`;
}

function mixed(own: Shares, teacher: Shares, share: number): Shares {
  const of = (at: 0 | 1 | 2) => (1 - share) * own[at] + share * teacher[at];
  return [of(0), of(1), of(2)];
}
