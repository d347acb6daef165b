import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../core/package-root.ts";
import { createSentimentScorer } from "../../../core/text/sentiment/scorer.ts";
import { judge } from "../../../data/sentiment/judge.ts";
import { calibrationError, macroF1 } from "../../../data/sentiment/metrics.ts";
import { readWritten } from "../../../data/sentiment/read-rows.ts";
import { recipe } from "../../../data/sentiment/recipe.ts";
import { isHeldOut } from "../../../data/sentiment/rows.ts";
import { trainModel } from "../../../data/sentiment/train-model.ts";

const folder = path.join(packageRoot, "data/sentiment");
const modelFile = path.join(folder, "model.bin");
const written = (["en", "es"] as const).flatMap((lang) =>
  readWritten(path.join(folder, `written.${lang}.tsv`), lang),
);
const heldOut = written.filter(({ id }) => isHeldOut(id));

test("the model that ships has at most five megabytes", () => {
  expect(statSync(modelFile).size).toBeLessThanOrEqual(5_000_000);
});

test("two trainings on the same sentences make the same bytes, and other sentences make others", () => {
  const rows = written.filter((_, at) => at % 20 === 1);
  const small = { ...recipe, slotBits: 14, epochs: 2, textsLeast: 2 };
  const first = trainModel(rows, small);
  expect(Buffer.from(trainModel(rows, small)).equals(first)).toBe(true);
  expect(Buffer.from(trainModel(rows.slice(1), small)).equals(first)).toBe(false);
});

test("on sentences it was not trained on the model is right, and as sure as it is right", () => {
  const judged = judge(heldOut, createSentimentScorer(readFileSync(modelFile)));
  expect(judged.length).toBeGreaterThan(300);
  expect(macroF1(judged)).toBeGreaterThan(0.7);
  expect(calibrationError(judged)).toBeLessThan(0.06);
});

test("bytes that are no model of this version are refused", () => {
  const bytes = readFileSync(modelFile);
  for (const wrong of [
    new Uint8Array(0),
    bytes.subarray(0, 100),
    Buffer.concat([bytes, Buffer.from([0])]),
    Buffer.from("PSM1"),
  ])
    expect(() => createSentimentScorer(wrong)).toThrow("no sentiment model");
});
