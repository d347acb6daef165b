import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { operatePagePath, printCosts, withCosts } from "../../terraform/costs/costs-table.ts";
import { machineHour, monthlyCosts } from "../../terraform/costs/monthly-costs.ts";
import { environmentNames, parseVariables, readEnvironment } from "../../terraform/costs/read-environment.ts";
import usage from "../../terraform/costs/usage.json" with { type: "json" };

test("the table in docs/operate.md is what the price list says (cure: npm run costs)", () => {
  const page = readFileSync(operatePagePath, "utf8");
  expect(page).toContain(printCosts());
  expect(withCosts(page)).toBe(page);
});

test("every item costs something, and a larger environment more", () => {
  const totals = environmentNames.map((name) => {
    const lines = monthlyCosts(readEnvironment(name), name);
    for (const { item, usdPerMonth } of lines) expect(usdPerMonth, `${item} of ${name}`).toBeGreaterThan(0);
    return lines.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
  });
  expect([...totals].sort((a, b) => a - b)).toEqual(totals);
});

test.each(environmentNames)("%s says of its ML machine what the price list says", (name) => {
  const { machine_type, spot, usd_per_hour } = readEnvironment(name).machines.predict;
  expect(usd_per_hour).toBeCloseTo(machineHour(machine_type, spot), 2);
});

test("a standby doubles the database, but not its backups", () => {
  const environment = readEnvironment("medium");
  const database = (availability: "ZONAL" | "REGIONAL", diskGb: number) =>
    monthlyCosts(
      { ...environment, database: { ...environment.database, availability, disk_gb: diskGb } },
      "medium",
    ).find(({ item }) => item.startsWith("Database"))!.usdPerMonth;
  const backups = usage.medium.databaseBackupGb * 0.08;
  expect(database("REGIONAL", 50) - backups).toBeCloseTo(2 * (database("ZONAL", 50) - backups), 6);
  expect(database("ZONAL", 60) - database("ZONAL", 50)).toBeCloseTo(1.7, 6);
});

test("a spot machine costs two fifths, and one of no known price is an error", () => {
  expect(machineHour("e2-standard-4", true)).toBeCloseTo(0.4 * machineHour("e2-standard-4", false), 9);
  expect(() => machineHour("z9-standard-4", false)).toThrow("no price is known of the machine z9-standard-4");
});

test("a file of variables is read as it is written", () => {
  const text = `# why\na = { b = "x # y = {", c = [1, 2.5], d = true }\n\ne = null\n`;
  expect(parseVariables(text)).toEqual({ a: { b: "x # y = {", c: [1, 2.5], d: true }, e: null });
});
