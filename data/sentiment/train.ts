/**
 * Trains the sentiment model (MODEL_CARD.md). Run: npx tsx data/sentiment/train.ts ../shared/data
 * Writes model.bin; the same data make the same bytes.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { readAllRows } from "./read-rows.ts";
import { recipe } from "./recipe.ts";
import { foldOf, isHeldOut } from "./rows.ts";
import { calibrationOf, trainModel } from "./train-model.ts";

const here = import.meta.dirname;
const shared = process.argv[2];
if (!shared)
  throw new Error("Name the folder of the shared data: npx tsx data/sentiment/train.ts ../shared/data");

const rows = readAllRows(shared, here).filter(({ id }) => !isHeldOut(id));
const isApart = (id: string) => foldOf(id) === 1;
const calibration = calibrationOf(
  rows.filter(({ id }) => !isApart(id)),
  rows.filter(({ id }) => isApart(id)),
  recipe,
);
const bytes = trainModel(rows, recipe, calibration);
writeFileSync(path.join(here, "model.bin"), bytes);
process.stdout.write(
  `model.bin: ${rows.length} rows, ${bytes.length} bytes, ${JSON.stringify(calibration)}\n`,
);
