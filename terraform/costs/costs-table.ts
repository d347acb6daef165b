import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../../core/package-root.ts";
import { monthlyCosts } from "./monthly-costs.ts";
import prices from "./prices.json" with { type: "json" };
import { environmentNames, readEnvironment } from "./read-environment.ts";

export const operatePagePath: string = path.join(packageRoot, "docs/operate.md");
const between = /(<!-- costs: npm run costs -->\n).*?(<!-- end of costs -->)/s;

/** The table of docs/operate.md: dollars a month, by item and environment. */
export function printCosts(): string {
  const columns = environmentNames.map((name) => monthlyCosts(readEnvironment(name), name));
  const rows = (columns[0] ?? []).map(({ item }, at) => [
    item,
    ...columns.map((lines) => dollars(lines[at]?.usdPerMonth ?? Number.NaN)),
  ]);
  const totals = columns.map((lines) => lines.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0));
  const table = [
    ["USD a month", ...environmentNames],
    ["---", ...environmentNames.map(() => "---:")],
    ...rows,
    ["**together**", ...totals.map((total) => `**${dollars(total)}**`)],
  ];
  return `${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n\nPrices as of ${prices.asOf}. ${prices.source}\n`;
}

/** The page with its table renewed. Throws when it has no place for it. */
export function withCosts(page: string): string {
  if (!between.test(page)) throw new Error("docs/operate.md has no place for the table of costs");
  return page.replace(between, (_, begin: string, end: string) => `${begin}${printCosts()}${end}`);
}

function dollars(usd: number): string {
  return Math.round(usd).toLocaleString("en-US");
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(operatePagePath, withCosts(readFileSync(operatePagePath, "utf8")));
