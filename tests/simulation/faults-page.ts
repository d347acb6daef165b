import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../../core/package-root.ts";
import { bugs } from "./bugs.ts";
import { cells, faultNames } from "./cells.ts";
import { invariantNames } from "./invariants.ts";
import { playCell } from "./play-cell.ts";
import { addHits, playSchedule } from "./schedule.ts";

export const faultsPagePath: string = path.join(packageRoot, "docs", "faults.md");

const schedules = 500;

/** docs/faults.md: each cell, the test that plays it, and how often its fault struck. Throws for a cell without hits. */
export async function printFaultsPage(): Promise<string> {
  const random = new Map<string, number>();
  for (let seed = 1; seed <= schedules; seed++) addHits(random, (await playSchedule(seed)).hits);
  const rows: string[][] = [];
  for (const cell of cells) {
    const { hits } = await playCell(cell);
    const title = `${cell.fault} ${faultNames[cell.fault]}: ${cell.name}`;
    if (hits === 0) throw new Error(`the fault of cell "${title}" never strikes`);
    const number = String(cell.fault).padStart(2, "0");
    const met = random.get(`${number} ${cell.name}`) ?? random.get(`${number} any`) ?? 0;
    const ends = [...new Set(cell.variants.map((variant) => variant.ends))].join(", ");
    rows.push([
      number,
      faultNames[cell.fault] ?? "",
      cell.name,
      ends,
      `\`${title}\``,
      String(hits),
      String(met),
    ]);
  }
  return [
    "<!-- Printed from tests/simulation/ by `npm run docs`; do not edit. -->",
    "# What Pulso survives",
    `${cells.length} cells: each fault at each stage it can strike. Every test plays the product's own reducer and handlers over a virtual clock, bus, cloud, bucket and database, and holds five things (${cells.length * Object.keys(invariantNames).length} in all):`,
    Object.entries(invariantNames)
      .map(([letter, text]) => `- **${letter}** ${text}`)
      .join("\n"),
    `\`npx vitest run tests/simulation/cells.test.ts -t "<test>"\` plays one. The last column counts how often the first ${schedules} random schedules met the fault at that stage (for faults that are of no stage, or of the ML machine, anywhere); \`npm run simulate -- --schedules 1000000\` plays more, \`-- --seed N\` tells one's story.`,
    table(["#", "fault", "cell", "the struck run ends", "test", "hits", "at random"], rows),
    "## Seeded bugs",
    `${bugs.length} known-wrong variants, each of which the cells or 150 random schedules find out. A bug that a guard hides is tried with that guard off, and only what goes wrong with both, but not without the guard alone, counts.`,
    table(
      ["bug", "hidden by"],
      bugs.map(({ name, maskedBy }) => [name, maskedBy?.name ?? ""]),
    ),
    "",
  ].join("\n\n");
}

function table(header: string[], rows: string[][]): string {
  const line = (cellsOfLine: string[]) =>
    `| ${cellsOfLine.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(faultsPagePath, await printFaultsPage());
