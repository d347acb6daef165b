import type { Recipe } from "./recipe.ts";
import type { Row } from "./rows.ts";

export interface Taught {
  row: Row;
  weight: number;
}

/**
 * The rows with what each counts: rare labels of a source more (their shares differ from source to source), and every
 * text whose targets agree once more without its target, as a text of which nothing is asked.
 */
export function toTaught(rows: readonly Row[], { balance, sources, untargeted }: Recipe): Taught[] {
  const counts = new Map<string, number>();
  for (const { source, gold } of rows) {
    counts.set(source, (counts.get(source) ?? 0) + 1);
    counts.set(`${source} ${gold}`, (counts.get(`${source} ${gold}`) ?? 0) + 1);
  }
  const weightOf = ({ source, gold }: Row) => {
    const evened = gold < 0 ? 1 : (counts.get(source)! / (3 * counts.get(`${source} ${gold}`)!)) ** balance;
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
  return taught;
}
