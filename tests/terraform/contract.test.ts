import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../core/config.ts";
import type { RunOptions } from "../../core/domain/events.ts";
import { pulsoEventSchema } from "../../core/domain/events.ts";
import { manifestObjectSchema, manifestSchema } from "../../core/domain/manifest.ts";
import type { Quote } from "../../core/domain/quote.ts";
import { packageRoot } from "../../core/package-root.ts";
import { categorisedColumns } from "../../jobs/categorise/categorised-csv.ts";
import { predictionColumns } from "../../jobs/predict/output.ts";
import { listTerraform, readTerraform } from "../support/terraform.ts";

test("the schedule in the cloud is the schedule of one machine", () => {
  const { schedule, sweepSeconds } = readConfig({});
  const ticks = /tick\s+= optional\(string, "(.*?)"\)/.exec(readTerraform("variables.tf"));
  const sweeps = /sweep\s+= optional\(string, "\*\/(\d+) \* \* \* \*"\)/.exec(readTerraform("variables.tf"));
  expect(ticks?.[1]).toBe(schedule);
  expect(Number(sweeps?.[1]) * 60).toBe(sweepSeconds);
});

test.each([
  { area: "categorised", columns: categorisedColumns },
  { area: "predictions", columns: predictionColumns },
])("the catalogue's table $area has the columns of its CSV, in their order", ({ area, columns }) => {
  const schema: { name: string }[] = JSON.parse(readTerraform(`modules/catalogue/schemas/${area}.json`));
  expect(schema.map(({ name }) => (name === "symbol" ? "asset" : name))).toEqual([...columns]);
});

test("the catalogue's manifests have fields of a manifest, and all of an object's", () => {
  const schema: { name: string; fields?: { name: string }[] }[] = JSON.parse(
    readTerraform("modules/catalogue/schemas/manifests.json"),
  );
  const known = Object.keys(manifestSchema.shape);
  for (const { name } of schema) expect(known).toContain(name);
  const fieldsOf = (field: string) =>
    schema.find(({ name }) => name === field)?.fields?.map(({ name }) => name);
  expect(fieldsOf("objects")).toEqual(Object.keys(manifestObjectSchema.shape));
  expect(fieldsOf("counts")).toEqual(Object.keys(manifestSchema.shape.counts.shape));
});

test("a tick's schema takes every field of a tick", () => {
  const options: Required<RunOptions> = { dataDir: "/data", sources: ["sample"], assets: ["AAPL"] };
  const tick = pulsoEventSchema.parse({ type: "tick", run: "2026-11-22T06", options, retry: true });
  expect(fieldsOf("tick", "Tick")).toEqual(Object.keys(tick).sort());
  expect(fieldsOf("tick", "Options")).toEqual(Object.keys(options).sort());
});

test("a quote's schema takes every field of a quote", () => {
  const quote: Required<Quote> = {
    symbol: "AAPL",
    price: 1,
    bid: 1,
    ask: 1,
    volume: 1,
    currency: "USD",
    source: "replay",
    at: new Date(0),
    receivedAt: new Date(0),
  };
  expect(fieldsOf("quote", "Quote")).toEqual(Object.keys(quote).sort());
});

test("every event that the logs are searched for is one that a program logs", () => {
  const events = [...readTerraform("observability.tf").matchAll(/jsonPayload\.msg=\\"([a-z.]+)\\"/g)].map(
    ([, name]) => name,
  );
  const sources = ["functions", "jobs", "api", "core"].flatMap((folder) => sourcesOf(folder)).join("\n");
  expect(events.length).toBeGreaterThan(3);
  for (const event of events) expect(sources).toContain(`"${event}"`);
});

test("every alert that a release is watched by is there", () => {
  const watched = /canary\s+= \{ alert_policies = \[for name in (\[.*?\])/.exec(
    readTerraform("delivery.tf"),
  )?.[1];
  for (const name of JSON.parse(watched ?? "[]"))
    expect(readTerraform("observability.tf")).toMatch(new RegExp(`^ {4}${name} = \\{`, "m"));
  expect(watched).toBeDefined();
});

test("every schema of a topic is a file, and every file is used", () => {
  const files = listTerraform(".proto").map((file) => path.basename(file, ".proto"));
  const used = [...readTerraform("events.tf").matchAll(/schema = "(\w+)"/g)].map(([, name]) => name);
  expect(used.sort()).toEqual(files.sort());
});

/** Names as JSON has them of a message's own fields, sorted. */
function fieldsOf(file: string, message: string): string[] {
  const text = readTerraform(`modules/events/schemas/${file}.proto`);
  const body = new RegExp(`message ${message} \\{([^{}]*(?:message \\w+ \\{[^{}]*\\})?[^{}]*)\\}`).exec(
    text,
  )?.[1];
  return [
    ...(body ?? "").replace(/message \w+ \{[^{}]*\}/, "").matchAll(/^\s*(?:repeated )?\w+ (\w+) = \d+;$/gm),
  ]
    .map(([, name]) => (name ?? "").replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .sort();
}

function sourcesOf(folder: string): string[] {
  const root = path.join(packageRoot, folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(path.join(root, file), "utf8"));
}
