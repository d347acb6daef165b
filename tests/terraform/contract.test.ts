import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { writeManifest } from "../../core/cloud/manifests.ts";
import { readConfig, topicNames } from "../../core/config.ts";
import type { RunOptions } from "../../core/domain/events.ts";
import { pulsoEventSchema } from "../../core/domain/events.ts";
import {
  emptyCounts,
  manifestObjectSchema,
  manifestPath,
  manifestSchema,
} from "../../core/domain/manifest.ts";
import { packageRoot } from "../../core/package-root.ts";
import { functionNames } from "../../functions/cloud-functions.ts";
import { categorisedColumns } from "../../jobs/categorise/categorised-csv.ts";
import { objectPathOf } from "../../jobs/categorise/engines/object-path.ts";
import { signaturesPath } from "../../jobs/categorise/signatures.ts";
import { predictionColumns } from "../../jobs/predict/output.ts";
import { listTerraform, readTerraform } from "../support/terraform.ts";

test("the topics are those of core/config.ts, in the module's map and in what its test expects", () => {
  const map = /^ {2}topics = \{\n(.*?)^ {2}\}/ms.exec(readTerraform("events.tf"))?.[1] ?? "";
  const made = [...map.matchAll(/^ {4}([a-z-]+)\s+= \{/gm)].map(([, name]) => `pulso-${name}`);
  expect(made.sort()).toEqual(Object.values(topicNames).sort());
  const planned = /output\.topic_names == tolist\((\[.*?\])\)/.exec(
    readTerraform("tests/pulso.tftest.hcl"),
  )?.[1];
  expect(JSON.parse(planned ?? "[]")).toEqual(Object.values(topicNames).sort());
});

test("core/config.ts takes what Terraform tells a function", () => {
  const own = /own_settings = \[(.*?)\]/s.exec(readTerraform("machines.tf"))?.[1] ?? "";
  const config = readFileSync(path.join(packageRoot, "core/config.ts"), "utf8");
  const common =
    /common_settings = merge\(var\.settings, \{\n(.*?)^ {2}\}\)/ms.exec(readTerraform("machines.tf"))?.[1] ??
    "";
  const names = [...common.matchAll(/^ {4}([A-Z_]+)\s+=/gm)].map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    expect(config).toContain(`${name}:`);
    expect(own).toContain(`"${name}"`);
  }
});

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

test("a manifest is one line of JSON, as the catalogue reads it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-manifest-"));
  const manifest = {
    run: "2026-11-22T06",
    stage: "fetch" as const,
    attempt: 1,
    previous: null,
    codeVersion: "0",
    startedAt: "2026-11-22T06:00:00.000Z",
    endedAt: "2026-11-22T06:01:00.000Z",
    counts: emptyCounts(),
    objects: [],
    detail: { note: "two\nlines" },
  };
  await writeManifest(new FolderStore(folder), manifest);
  const text = readFileSync(path.join(folder, manifestPath("2026-11-22T06", "fetch")), "utf8");
  rmSync(folder, { recursive: true });
  expect(text.indexOf("\n")).toBe(text.length - 1);
  expect(JSON.parse(text)).toEqual(manifest);
});

test("under categorised/ a CSV is of one asset: what names none is none", () => {
  const prefix = "categorised/run=2026-11-22T06/attempt=1";
  expect(objectPathOf(prefix, "BTC/USD")).toBe(`${prefix}/asset=BTC%2FUSD/part-00000.csv`);
  expect(objectPathOf(prefix, "")).not.toMatch(/\.csv$/);
  expect(signaturesPath(prefix)).not.toMatch(/\.csv$/);
});

test("a tick's schema takes every field of a tick", () => {
  const options: Required<RunOptions> = { dataDir: "/data", sources: ["sample"], assets: ["AAPL"] };
  const tick = pulsoEventSchema.parse({ type: "tick", run: "2026-11-22T06", options, retry: true });
  expect(fieldsOf("tick", "Tick")).toEqual(Object.keys(tick).sort());
  expect(fieldsOf("tick", "Options")).toEqual(Object.keys(options).sort());
});

test("an incident's schema takes every field of an incident", () => {
  const incident = pulsoEventSchema.parse({ type: "incident", subject: "A run failed", text: "It did." });
  expect(fieldsOf("incident", "Incident")).toEqual(Object.keys(incident).sort());
});

test("the functions are those of functions/", () => {
  const made = [...readTerraform("functions.tf").matchAll(/^ {4}(\w+)\s+= \{ topic = /gm)].map(
    ([, name]) => name,
  );
  expect(made.sort()).toEqual([...functionNames].sort());
});

test("a subscription of quotes is there for each subscriber of the stream", () => {
  const stream = readFileSync(path.join(packageRoot, "jobs/stream/stream.ts"), "utf8");
  const subscribers = [...stream.matchAll(/topic\.subscribe\("(\w+)"/g)].map(([, name]) => `quotes-${name}`);
  const made = [...readTerraform("events.tf").matchAll(/^ {4}(quotes-\w+)\s+= \{ topic = "quotes"/gm)].map(
    ([, name]) => name,
  );
  expect(made.length).toBeGreaterThan(0);
  expect(made.sort()).toEqual(subscribers.sort());
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

test("the topics are those that programs name", () => {
  const topics = /^ {2}topics = \{\n([\s\S]*?)^ {2}\}/m.exec(readTerraform("events.tf"))?.[1] ?? "";
  const names = [...topics.matchAll(/^ {4}([a-z-]+) += \{/gm)].map(([, name]) => `pulso-${name}`);
  expect(names.sort()).toEqual(Object.values(topicNames).sort());
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
