import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../../core/package-root.ts";
import type { SourceLimits } from "./source-limits.ts";
import { sources } from "./sources/index.ts";
import type { Source, SourceTerms } from "./sources/source.ts";

export const sourcesPagePath: string = path.join(packageRoot, "docs", "sources.md");

/** docs/sources.md: every plug-in as it tells of itself. Throws nothing, asks nobody. */
export function printSourcesPage(all: readonly Source[] = sources): string {
  const sorted = [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    "<!-- Printed from jobs/fetch/sources/ by `npm run docs`; do not edit. -->",
    "# Sources",
    "Name the ones to ask in `PULSO_SOURCES`, separated by commas. A source that lacks a setting is skipped and says which; one that fails never takes a run with it. `pulso sources` shows how each stands, `pulso doctor --source <name>` proves one live.",
    table(["source", "delivers", "key", "money"], sorted.map(toRow)),
    ...sorted.flatMap(toSection),
    "",
  ].join("\n\n");
}

function toRow({ name, delivers, settings, limits }: Source): string[] {
  const needed = settings.filter(({ required }) => required).length;
  return [
    `[${name}](#${name})`,
    delivers.join(", "),
    needed > 0 ? "needed" : "none",
    isPaid(limits) ? "paid by use" : "free",
  ];
}

function toSection(source: Source): string[] {
  const { name, title, settings, limits, terms } = source;
  return [
    `## ${name}`,
    `${title}.`,
    settings.length === 0
      ? "No settings."
      : table(
          ["setting", "", "what it is"],
          settings.map(({ variable, required, meaning }) => [
            `\`${variable}\``,
            required ? "required" : "optional",
            meaning,
          ]),
        ),
    [
      `- **Limits**: ${limitsText(limits)}`,
      `- **Money**: ${moneyText(limits)}`,
      `- **Terms**: ${termsText(terms)}`,
      `- **Deletions**: ${deletionTexts[terms.deletions]}`,
      `- **Kept**: ${terms.retentionDays === null ? "as long as the lake is" : `${terms.retentionDays} days, then erased`}; \`PULSO_RETENTION_DAYS=${name}=<days>\` changes that`,
      `- **Live check**: ${liveText(source)}`,
    ].join("\n"),
  ];
}

function limitsText(limits: SourceLimits): string {
  const parts = [
    limits.requestsPerMinuteMax !== undefined && `${limits.requestsPerMinuteMax} requests a minute`,
    limits.requestsPerDayMax !== undefined && `${limits.requestsPerDayMax} a day`,
    `${limits.perHostMax ?? 1} at a time to one host`,
    limits.readAllowance && "and what its answers say is left",
  ].filter((part) => typeof part === "string");
  return Object.keys(limits).length === 0
    ? "none of ours: it does not ask anybody over HTTP"
    : parts.join(", ");
}

function moneyText(limits: SourceLimits): string {
  if (!isPaid(limits)) return "free of charge";
  const cap = (usd: number | undefined, span: string) => usd !== undefined && `${usd} USD a ${span}`;
  const caps = [cap(limits.usdPerDayMax, "day"), cap(limits.usdPerMonthMax, "month")].filter(Boolean);
  return `paid by use; at most ${caps.join(" and ")} unless \`PULSO_BUDGETS\` says otherwise`;
}

function isPaid({ usdPerDayMax, usdPerMonthMax }: SourceLimits): boolean {
  return usdPerDayMax !== undefined || usdPerMonthMax !== undefined;
}

const deletionTexts: Record<SourceTerms["deletions"], string> = {
  events: "told by the source's own stream; the text goes within a day",
  recheck: "learnt by asking again for the posts of the last days, each run; the text goes within a day",
  none: "not told by the source; `pulso erase --record <id>` erases one by request",
};

function termsText({ url, redistribute, training, authors, attribution }: SourceTerms): string {
  const parts = [
    redistribute === "ids"
      ? "only id, address and our own figures are shown, never the text"
      : "an excerpt of 280 characters may be shown",
    training ? "texts may train models" : "texts train no model",
    authors === "pseudonym" ? "authors are kept under a pseudonym" : "no author is kept",
    attribution && `named as “${attribution}”`,
    url && `<${url}>`,
  ];
  return parts.filter(Boolean).join("; ");
}

function liveText({ name, settings, limits }: Source): string {
  const needed = settings.filter(({ required }) => required).map(({ variable }) => `\`${variable}\``);
  const what = needed.length > 0 ? `set ${needed.join(", ")}, then ` : "";
  const cost = isPaid(limits) ? ", which tells what it may cost before it asks" : "";
  return `${what}\`npx pulso doctor --source ${name}\`${cost}`;
}

function table(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(sourcesPagePath, printSourcesPage());
