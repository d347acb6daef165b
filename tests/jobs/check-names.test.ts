import { expect, test } from "vitest";
import { readConfig } from "../../core/config.ts";
import { checkNames } from "../../jobs/check-names.ts";

test("a cap or a retention of a source that does not exist is refused by name", () => {
  const config = readConfig({ PULSO_BUDGETS: "xx.usdPerDay=5", PULSO_RETENTION_DAYS: "redit=3" });
  expect(() => checkNames(config)).toThrow(
    /PULSO_BUDGETS: there is no "xx".*PULSO_RETENTION_DAYS: there is no "redit"/,
  );
  const right = readConfig({ PULSO_BUDGETS: "x.usdPerDay=5", PULSO_RETENTION_DAYS: "reddit=3" });
  expect(() => checkNames(right)).not.toThrow();
});
