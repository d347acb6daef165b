import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { runIdAt, slotTime } from "../../core/domain/slot.ts";
import { goodRecord, jsonLines, poisonLimits, poisonNow, poisons } from "../support/poison.ts";
import { processesOf, startPulso } from "../support/pulso-process.ts";

/*
 * The poisoned objects of FAULTS §3 through whole runs of the compiled program, one after the other in one home: each
 * ends published or failed by name, in words, and nothing is left running. What is unusable alone fails by quality, and
 * the same slot is published once there is good data beside it. Needs dist/ (npm run test:heavy builds it).
 */
const folder = mkdtempSync(path.join(tmpdir(), "pulso-poison-"));
// The server of root runs as another user, who must get through.
chmodSync(folder, 0o755);
const home = path.join(folder, "home");
const env = {
  PULSO_HOME: home,
  PULSO_MODELS: "naive",
  PULSO_LINE_BYTES_MAX: String(poisonLimits.lineBytesMax),
  PULSO_EXPANSION_MAX: String(poisonLimits.expansionMax),
};
const firstSlotMs = slotTime(runIdAt(poisonNow)).getTime();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function pulso(
  ...args: string[]
): Promise<{ exitCode: number | null; events: Record<string, unknown>[] }> {
  const { exitCode, output } = await startPulso([...args, "--json"], env).ended;
  expect(output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  return {
    exitCode,
    events: output
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line)),
  };
}

function writeFolder(name: string, files: Record<string, Buffer>): string {
  const data = path.join(folder, name);
  mkdirSync(data, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) writeFileSync(path.join(data, file), bytes);
  return data;
}

/** What the fetch stage's manifest says was read and set aside. */
function fetched(run: string): { in: number; quarantined: number } {
  return JSON.parse(readFileSync(path.join(home, `lake/manifests/run=${run}/fetch.json`), "utf8")).counts;
}

/** Tomorrow is what it is for the clock of the machine. */
function ofToday(bytes: Buffer, name: string): Buffer {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  return name === "tomorrow"
    ? Buffer.from(bytes.toString().replace("2026-01-16T12:00:00Z", tomorrow))
    : bytes;
}

const slots = Array.from({ length: poisons.length + 1 }, (_, at) =>
  runIdAt(new Date(firstSlotMs + at * 6 * 3_600_000)),
);

for (const [at, { name, bytes, expected }] of poisons.entries())
  test(`${name}: the run ends by name, in words, and leaves nothing running`, async () => {
    const run = slots[at]!;
    const poison = { "b-poison.jsonl": ofToday(bytes, name) };
    if (expected.ids.length === 0 && expected.codes.length > 0) {
      const alone = await pulso("run", "--run", run, "--data", writeFolder(`alone-${at}`, poison));
      expect(alone.events.at(-1)).toMatchObject({ type: "error", code: "quality.exceeded" });
      expect(alone.exitCode).toBe(1);
      expect(fetched(run)).toMatchObject({ in: 1, quarantined: 1 });
    }
    const many = Array.from({ length: 200 }, (_, count) => goodRecord(`good-${at}-${count}`));
    const data = writeFolder(`data-${at}`, { "a-good.jsonl": jsonLines(...many), ...poison });
    const { exitCode, events } = await pulso("run", "--run", run, "--data", data);
    const status = expected.codes.length > 0 ? "PUBLISHED_QUARANTINE" : "PUBLISHED";
    expect(events.at(-1)).toMatchObject({ type: "published", status });
    expect(exitCode).toBe(0);
    expect(fetched(run).quarantined).toBe(expected.codes.length);
    expect(processesOf(home)).toEqual([]);
  });

test("a manifest that counts wrongly, a wrong hash and `../` in a name: the next stage refuses, and reads nothing", async () => {
  const run = slots.at(-1)!;
  const data = writeFolder("manifests", { "a.jsonl": jsonLines(goodRecord("one"), goodRecord("two")) });
  expect((await pulso("fetch", "--run", run, "--data", data)).exitCode).toBe(0);
  const file = path.join(home, `lake/manifests/run=${run}/fetch.json`);
  const whole = readFileSync(file, "utf8");
  const tampered: [RegExp, string, string][] = [
    [/"rows":2/, '"rows":3', "manifest.invalid"],
    [/"sha256":"[0-9a-f]{4}/, '"sha256":"0000', "object.corrupt"],
    [/"path":"raw\//, '"path":"raw/../../', "object.unsafe_path"],
  ];
  for (const [what, by, code] of tampered) {
    expect(whole).toMatch(what);
    writeFileSync(file, whole.replace(what, by));
    const { exitCode, events } = await pulso("categorise", "--run", run);
    expect(events.at(-1)).toMatchObject({ type: "error", code });
    expect(exitCode).toBe(1);
  }
  writeFileSync(file, whole);
  expect((await pulso("categorise", "--run", run)).exitCode).toBe(0);
});
