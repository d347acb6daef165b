import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  checkovLack,
  copyTerraform,
  listTerraform,
  runCheckov,
  runTerraform,
  suiteName,
  terraformLack,
} from "../support/terraform.ts";

const testFiles = listTerraform(".tftest.hcl").filter((file) => file.startsWith("tests/"));
const environments = listTerraform(".tfvars");

describe.skipIf(terraformLack)(suiteName("terraform", terraformLack), () => {
  const folder = copyTerraform();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(() => expectGood(runTerraform(folder, "init", "-backend=false", "-input=false", "-no-color")));

  test("is written as terraform fmt writes it (cure: terraform fmt -recursive terraform)", () => {
    expectGood(runTerraform(folder, "fmt", "-check", "-recursive", "-no-color"));
  });

  test("is valid by the provider's schema", () => {
    expectGood(runTerraform(folder, "validate", "-no-color"));
  });

  test.each(testFiles)("%s plans its example as asserted", (file) => {
    const { status, output } = runTerraform(folder, "test", "-no-color", `-filter=${file}`);
    expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed/);
    expect(status, output).toBe(0);
  });

  test.each(environments)("%s can be planned whole", (file) => {
    const tests = "-test-directory=environments/tests";
    expectGood(runTerraform(folder, "init", "-backend=false", "-input=false", "-no-color", tests));
    const { status, output } = runTerraform(folder, "test", "-no-color", tests, `-var-file=${file}`);
    expect(output).toContain("Success! 1 passed, 0 failed");
    expect(status, output).toBe(0);
  });
});

describe.skipIf(checkovLack)(suiteName("checkov", checkovLack), () => {
  test("finds nothing but what .checkov.yaml gives its reason for", () => {
    const folder = copyTerraform();
    const { status, output } = runCheckov(folder);
    rmSync(folder, { recursive: true, force: true });
    expect(output).toMatch(/Passed checks: [1-9]\d\d+, Failed checks: 0/);
    expect(status, output).toBe(0);
  });
});

function expectGood({ status, output }: { status: number | null; output: string }): void {
  expect(status, output).toBe(0);
}
