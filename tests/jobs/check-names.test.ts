import { expect, test } from "vitest";
import { readConfig } from "../../core/config.ts";
import { checkNames } from "../../jobs/check-names.ts";

test("a cap for a source that does not exist is refused, since it would cap nothing", () => {
  const check = (budgets: string) => () => checkNames(readConfig({ PULSO_BUDGETS: budgets }));
  expect(check("twitter.usdPerDay=1")).toThrow(/PULSO_BUDGETS: there is no "twitter"/);
  expect(check("x.usdPerDay=1")).not.toThrow();
});
