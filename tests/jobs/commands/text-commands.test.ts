import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import type { RegisterCommand } from "../../../jobs/command.ts";
import { registerCategorise } from "../../../jobs/commands/categorise.ts";
import { registerLink } from "../../../jobs/commands/link.ts";
import { registerSentiment } from "../../../jobs/commands/sentiment.ts";
import { runtimeLack } from "../../support/onnx-runtime.ts";
import { goodRecord, jsonLines } from "../../support/poison.ts";
import { recordingReporter } from "../../support/recording-reporter.ts";
import { tinyTransformer } from "../../support/tiny-transformer.ts";

let folder: string;
const at = (...parts: string[]) => path.join(folder, ...parts);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulso-commands-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command as the program would; answers the events it reported. */
async function run(register: RegisterCommand, ...args: string[]) {
  return runWith({}, register, ...args);
}

async function runWith(env: Record<string, string>, register: RegisterCommand, ...args: string[]) {
  const { reporter, said: events } = recordingReporter();
  const program = new Command().exitOverride();
  register(program, () => ({
    config: { ...readConfig(env), lake: at("lake"), threads: 1 },
    log: silentLog,
    signal: new AbortController().signal,
    reporter,
  }));
  await program.parseAsync(["node", "pulso", ...args]);
  return events;
}

const linesOf = async (file: string) =>
  (await readFile(file, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("pulso categorise", () => {
  test("reads files and folders, writes the lake's contract, and a second time changes nothing", async () => {
    await writeFile(at("a.jsonl"), jsonLines(goodRecord("a"), goodRecord("twice")));
    await writeFile(at("b.jsonl.gz"), gzipSync(jsonLines(goodRecord("twice"), "nonsense")));
    const args = [
      "categorise",
      "--run",
      "2026-01-15T12",
      "--output",
      at("out"),
      "--input",
      at("a.jsonl"),
      folder,
    ];
    const [first] = await run(registerCategorise, ...args);
    expect(first).toMatchObject({
      alreadyDone: false,
      counts: { in: 4, out: 2, duplicate: 1, quarantined: 1, unlinked: 0 },
    });
    const csv = await readFile(
      at("out/categorised/run=2026-01-15T12/attempt=1/asset=AAPL/part-00000.csv"),
      "utf8",
    );
    expect(csv.split("\n")).toHaveLength(4);
    const manifest = JSON.parse(
      await readFile(at("out/manifests/run=2026-01-15T12/categorise.json"), "utf8"),
    );
    expect(manifest).toMatchObject({ stage: "categorise", attempt: 1, detail: { assets: 1, rows: 2 } });
    const [second] = await run(registerCategorise, ...args);
    expect(second).toMatchObject({ alreadyDone: true, counts: manifest.counts });
  });

  test("takes a catalogue of one's own", async () => {
    await writeFile(at("assets.csv"), "symbol,name\nQQXX,Qux Works Inc.\n");
    await writeFile(
      at("own.jsonl"),
      jsonLines(goodRecord("a", { text: "Qux Works opens a plant; $AAPL does not" })),
    );
    const args = ["--input", at("own.jsonl"), "--assets", at("assets.csv"), "--output", at("own")];
    await run(registerCategorise, "categorise", "--run", "2026-01-15T12", ...args);
    const csv = await readFile(
      at("own/categorised/run=2026-01-15T12/attempt=1/asset=QQXX/part-00000.csv"),
      "utf8",
    );
    expect(csv).toContain("poison:a,QQXX,");
  });

  test.each([
    [["--run", "2026-01-15T13"], "run.invalid"],
    [["--run", "2026-01-15T12", "--engine", "abacus"], "input.invalid"],
    [["--run", "2026-01-15T12", "--input", "nowhere"], "input.invalid"],
    [["--run", "2026-01-15T12", "--input", "nowhere", "--output", "out"], "input.not_found"],
    [["--run", "2026-01-15T12"], "manifest.missing"],
  ])("%j is refused with %s", async (args, code) => {
    await expect(run(registerCategorise, "categorise", ...args)).rejects.toMatchObject({ code });
  });
});

describe("pulso sentiment", () => {
  test("answers a line each, null where the language has no scorer", async () => {
    const rows = [
      { id: "1", text: "A superb quarter, great growth for holders" },
      { id: 2, text: "Las acciones se desploman tras las pérdidas", lang: "es", target: "acciones" },
      { id: "3", text: "Die Aktie steigt heute", lang: "de" },
    ];
    await writeFile(at("s.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
    await run(registerSentiment, "sentiment", "--input", at("s.jsonl"), "--output", at("s.out.jsonl"));
    const out = await linesOf(at("s.out.jsonl"));
    expect(out.map((row) => [row.id, row.lang, row.label])).toEqual([
      ["1", "en", "positive"],
      [2, "es", "negative"],
      ["3", "de", null],
    ]);
    expect(Object.keys(out[0])).toEqual([
      "id",
      "lang",
      "label",
      "sentiment",
      "p_negative",
      "p_neutral",
      "p_positive",
    ]);
    expect(out[0].p_negative + out[0].p_neutral + out[0].p_positive).toBeCloseTo(1, 5);
    expect(out[2].sentiment).toBeNull();
  });

  test.skipIf(runtimeLack)("asks a transformer where one is configured", async () => {
    await using files = await tinyTransformer();
    const text = "Apple beats as Microsoft sinks";
    const rows = ["Apple", "Microsoft", undefined].map((target, id) => ({ id, text, lang: "en", target }));
    await writeFile(at("t.jsonl"), jsonLines(...rows));
    const args = ["sentiment", "--input", at("t.jsonl"), "--output", at("t.out.jsonl")];
    await runWith({ PULSO_SENTIMENT_MODEL: files.folder }, registerSentiment, ...args);
    const out = await linesOf(at("t.out.jsonl"));
    expect(out.map((row) => row.label)).toEqual(["positive", "negative", "neutral"]);
  });

  test("refuses a transformer that is not there, and leaves no file", async () => {
    await writeFile(at("u.jsonl"), jsonLines({ id: 1, text: "good" }));
    const args = ["sentiment", "--input", at("u.jsonl"), "--output", at("u.out.jsonl")];
    const running = runWith({ PULSO_SENTIMENT_MODEL: at("no-model") }, registerSentiment, ...args);
    await expect(running).rejects.toMatchObject({ code: "transformer.invalid" });
    await expect(readFile(at("u.out.jsonl"))).rejects.toThrow();
  });

  test("leaves a bad line out, writes the good ones and fails", async () => {
    await writeFile(at("bad.jsonl"), '{"id":1,"text":"good"}\nnonsense\n{"id":2}\n\n{"id":3,"text":"bad"}\n');
    const running = run(
      registerSentiment,
      "sentiment",
      "--input",
      at("bad.jsonl"),
      "--output",
      at("bad.out.jsonl"),
    );
    await expect(running).rejects.toMatchObject({ code: "input.invalid", detail: { bad: 2, written: 2 } });
    expect((await linesOf(at("bad.out.jsonl"))).map((row) => row.id)).toEqual([1, 3]);
  });

  test("may write over its own input: that is read to its end first", async () => {
    await writeFile(at("same.jsonl"), jsonLines({ id: "1", text: "good" }, { id: "2", text: "bad" }));
    await run(registerSentiment, "sentiment", "--input", at("same.jsonl"), "--output", at("same.jsonl"));
    expect((await linesOf(at("same.jsonl"))).map((row) => row.id)).toEqual(["1", "2"]);
  });

  test("refuses a gzip that breaks off and an output that cannot be, and leaves no file", async () => {
    const whole = gzipSync(jsonLines({ id: "1", text: "good" }));
    await writeFile(at("cut.jsonl.gz"), whole.subarray(0, whole.length - 6));
    for (const [input, output] of [
      [at("cut.jsonl.gz"), at("cut.out.jsonl")],
      [at("same.jsonl"), at("nowhere/out.jsonl")],
      [at("same.jsonl"), at(".")],
    ] as const)
      await expect(
        run(registerSentiment, "sentiment", "--input", input, "--output", output),
      ).rejects.toMatchObject({ code: "input.invalid" });
    await expect(readFile(at("cut.out.jsonl"))).rejects.toThrow();
  });
});

describe("pulso link", () => {
  test("answers the links of a line each, with spans in UTF-16 code units", async () => {
    await writeFile(
      at("l.jsonl.gz"),
      gzipSync(jsonLines({ id: "1", text: "🚀 $AAPL" }, { id: "2", text: "nothing" })),
    );
    await run(registerLink, "link", "--input", at("l.jsonl.gz"), "--output", at("l.out.jsonl"));
    expect(await linesOf(at("l.out.jsonl"))).toEqual([
      { id: "1", links: [{ asset: "AAPL", relevance: 0.982014, start: 3, end: 8, surface: "$AAPL" }] },
      { id: "2", links: [] },
    ]);
  });

  test("refuses an input that is not there", async () => {
    const running = run(registerLink, "link", "--input", at("none"), "--output", at("l.out.jsonl"));
    await expect(running).rejects.toMatchObject({ code: "input.not_found" });
  });
});
