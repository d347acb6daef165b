/**
 * Prints how the model does: macro-F1 and expected calibration error of each source, on the tenth it was not trained on,
 * and with the whole source left out of training. Run: npx tsx data/sentiment/evaluate.ts ../shared/data [--spanish FILE]
 * FILE: a CSV (or its gzip) with text, target and target_sentiment, judged and never trained on.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { findTarget } from "../../core/text/sentiment/find-target.ts";
import { createSentimentScorer } from "../../core/text/sentiment/scorer.ts";
import { judge } from "./judge.ts";
import { calibrationError, macroF1 } from "./metrics.ts";
import { readCsv } from "./read-csv.ts";
import { readAllRows } from "./read-rows.ts";
import { recipe } from "./recipe.ts";
import { isHeldOut, labels, type Row } from "./rows.ts";
import { trainModel } from "./train-model.ts";

const { values, positionals } = parseArgs({
  options: { spanish: { type: "string" } },
  allowPositionals: true,
});
const shared = positionals[0];
if (!shared)
  throw new Error("Name the folder of the shared data: npx tsx data/sentiment/evaluate.ts ../shared/data");

const here = import.meta.dirname;
const rows = readAllRows(shared, here);
const shipped = createSentimentScorer(readFileSync(path.join(here, "model.bin")));
const entities = new Map<string, number>();
for (const { id, source } of rows) if (source === "sentfin") entities.set(id, (entities.get(id) ?? 0) + 1);

report(
  "held out, in domain",
  rows.filter(({ id }) => isHeldOut(id)),
  shipped,
);
report(
  "held out, headlines that name several",
  rows.filter(({ id }) => isHeldOut(id) && (entities.get(id) ?? 0) > 1),
  shipped,
);
for (const source of new Set(rows.map((row) => row.source))) {
  const others = rows.filter((row) => row.source !== source && !isHeldOut(row.id));
  report(
    "its source left out",
    rows.filter((row) => row.source === source),
    createSentimentScorer(trainModel(others, recipe)),
  );
}
if (values.spanish) report("other people's Spanish", readSpanish(values.spanish), shipped);

function report(title: string, asked: readonly Row[], scorer: typeof shipped): void {
  for (const source of new Set(asked.map((row) => row.source))) {
    const judged = judge(
      asked.filter((row) => row.source === source),
      scorer,
    );
    const figures = [macroF1(judged).toFixed(3), calibrationError(judged).toFixed(3), judged.length];
    process.stdout.write(`${title}\t${source}\t${figures.join("\t")}\n`);
  }
}

function readSpanish(file: string): Row[] {
  return readCsv(file).map(({ id, text, target, target_sentiment }) => {
    const gold = labels.indexOf(target_sentiment as never);
    const found = target ? findTarget(text!, target) : undefined;
    return {
      source: "written.es",
      id: id!,
      text: text!,
      lang: "es",
      target: found,
      gold,
    };
  });
}
