import type { Target } from "../../core/text/sentiment/sentiment.ts";
import { joinRows } from "./joined-rows.ts";
import type { Recipe } from "./recipe.ts";
import type { Row } from "./rows.ts";

export interface Taught {
  row: Row;
  weight: number;
}

/**
 * The rows with what each counts: rare labels of a source more (their shares differ from source to source), and every
 * text whose targets agree once more without its target, as a text of which nothing is asked; a text of which nothing is
 * asked once more toward the one cashtag it names; and pairs of texts as one (`joinRows`).
 */
export function toTaught(
  rows: readonly Row[],
  { balance, sources, untargeted, joined, seed }: Recipe,
): Taught[] {
  const counts = new Map<string, number>();
  for (const { source, gold } of rows) {
    counts.set(source, (counts.get(source) ?? 0) + 1);
    counts.set(`${source} ${gold}`, (counts.get(`${source} ${gold}`) ?? 0) + 1);
  }
  const weightOf = ({ source, gold }: Row) => {
    const evened = (counts.get(source)! / (3 * counts.get(`${source} ${gold}`)!)) ** balance;
    return Math.min(3, evened) * (sources[source] ?? 1);
  };
  const taught = rows.map((row) => ({ row, weight: weightOf(row) }));
  const byText = new Map<string, Row[]>();
  for (const row of rows) if (row.target) byText.set(row.text, [...(byText.get(row.text) ?? []), row]);
  for (const group of byText.values()) {
    const first = group[0]!;
    if (group.every(({ gold }) => gold === first.gold))
      taught.push({ row: { ...first, target: undefined }, weight: weightOf(first) * untargeted });
  }
  for (const row of rows) {
    const target = row.target ? undefined : onlyCashtag(row.text);
    if (target) taught.push({ row: { ...row, target }, weight: weightOf(row) * untargeted });
  }
  for (const row of joinRows(rows, seed)) taught.push({ row, weight: weightOf(row) * joined });
  return taught;
}

/** The one company a text names by a cashtag, as the target of what the text says. */
function onlyCashtag(text: string): Target | undefined {
  const found = [...text.matchAll(/\$[A-Za-z]{1,6}\b/g)];
  const names = new Set(found.map(([name]) => name.toUpperCase()));
  if (names.size !== 1) return undefined;
  return {
    spans: found.map(({ index, 0: name }) => ({ start: index, end: index + name.length })),
    others: [],
  };
}
