import { describe, expect, test } from "vitest";
import { cells, faultNames, playCell } from "./cells.ts";
import { type InvariantName, invariantNames } from "./invariants.ts";

const invariants = Object.entries(invariantNames) as [InvariantName, string][];

test("there are 24 faults, 89 cells, and 445 things to hold", () => {
  expect(Object.keys(faultNames)).toHaveLength(24);
  expect(new Set(cells.map(({ fault }) => fault)).size).toBe(24);
  expect(new Set(cells.map(({ fault, name }) => `${fault} ${name}`)).size).toBe(89);
  expect(cells.length * invariants.length).toBe(445);
});

describe.each(cells.map((cell) => ({ cell, title: faultNames[cell.fault], ...cell })))(
  "$fault $title: $name",
  ({ cell }) => {
    const playing = playCell(cell);

    test.each(invariants)("%s: %s", async (invariant) => {
      const { violations, hits } = await playing;
      expect(violations.filter((violation) => violation.invariant === invariant)).toEqual([]);
      // A fault that never struck would prove nothing.
      expect(hits).toBeGreaterThan(0);
    });
  },
);
