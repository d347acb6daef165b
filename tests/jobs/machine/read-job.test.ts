import { expect, test } from "vitest";
import { readJob } from "../../../jobs/machine/read-job.ts";

const job = {
  name: "2026-11-22T06-predict-2",
  stage: "predict",
  run: "2026-11-22T06",
  attempt: 2,
  previous: "2026-11-22T00",
  options: { assets: ["AAPL"] },
};

test("a machine's job is read as it was written", () => {
  expect(readJob(JSON.stringify(job))).toEqual(job);
});

test.each([
  ["no job at all", undefined],
  ["no JSON", "fetch, please"],
  ["another form", JSON.stringify({ run: job.run })],
  ["an unknown stage", JSON.stringify({ ...job, stage: "dance" })],
  ["a name that is not its own", JSON.stringify({ ...job, attempt: 3 })],
])("%s is refused by name", (_, text) => {
  expect(() => readJob(text)).toThrow(expect.objectContaining({ code: "input.invalid" }));
});

test("a run that is none is refused by name", () => {
  const wrong = { ...job, run: "2026-11-22T07" };
  expect(() => readJob(JSON.stringify(wrong))).toThrow(expect.objectContaining({ code: "run.invalid" }));
});
