import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultsPagePath, printFaultsPage } from "./faults-page.ts";

test("docs/faults.md tells every cell with its hits; `npm run docs` prints it anew", async () => {
  expect(readFileSync(faultsPagePath, "utf8")).toBe(await printFaultsPage());
});
