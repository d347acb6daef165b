import { describe, expect, test } from "vitest";
import { type Bug, bugs } from "./bugs.ts";
import { hunt } from "./hunt.ts";

test("there are at least 40 seeded bugs, each of its own name", () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  expect(bugs.length).toBeGreaterThanOrEqual(40);
});

const seen = bugs.filter(({ maskedBy }) => !maskedBy);
const masked = bugs.filter((bug): bug is Required<Bug> => bug.maskedBy !== undefined);

describe("a known-wrong orchestrator is found out", () => {
  test.each(seen)("$name", async ({ patches }) => {
    expect(await hunt(patches)).toBeDefined();
  });
});

describe("a bug that a guard hides is found out once the guard is off", () => {
  test.each(masked)("$name, behind $maskedBy.name", async ({ patches, maskedBy }) => {
    expect(await hunt([...patches, ...maskedBy.patches], maskedBy.patches)).toBeDefined();
  });

  test.each(masked)(
    "$name, behind $maskedBy.name: while the guard stands nothing goes wrong",
    async ({ patches }) => {
      expect(await hunt(patches)).toBeUndefined();
    },
  );
});

test("what is not wrong is not found out", async () => {
  expect(await hunt([])).toBeUndefined();
});

test("a place that is not there, or twice, is no bug to be found", async () => {
  const file = "functions/sweep.ts";
  for (const find of ["no such line", "const"])
    await expect(hunt([{ file, find, replace: "" }])).rejects.toThrow("places that read");
});
