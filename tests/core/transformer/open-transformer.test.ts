import { describe, expect, test } from "vitest";
import { readSentimentScorer } from "../../../core/sentiment-model.ts";
import { findTarget } from "../../../core/text/sentiment/find-target.ts";
import { openTransformer } from "../../../core/transformer/open-transformer.ts";
import { runtimeLack, transformerSuite } from "../../support/onnx-runtime.ts";
import { tinyFiles, tinyModel, tinyTransformer } from "../../support/tiny-transformer.ts";

const shipped = await readSentimentScorer();
const text = "Apple beats as Microsoft sinks";
const apple = { text, lang: "en", target: findTarget(text, "Apple") };
const microsoft = { text, lang: "en", target: findTarget(text, "Microsoft") };

describe.skipIf(runtimeLack)(transformerSuite("of an operator's own"), () => {
  test("answers with the softmax of its outputs, by the labels it names", async () => {
    await using files = await tinyTransformer();
    await using model = await openTransformer(files.folder, shipped);
    const [sentiment] = await model.scoreAll([apple]);
    // The meaning of "beats", 3, is its output for positive, −3 that for negative, 0 that for neutral.
    const sum = Math.exp(3) + Math.exp(-3) + 1;
    expect(sentiment!.label).toBe("positive");
    expect(sentiment!.pPositive).toBeCloseTo(Math.exp(3) / sum, 5);
    expect(sentiment!.pNegative).toBeCloseTo(Math.exp(-3) / sum, 5);
    expect(sentiment!.pNeutral).toBeCloseTo(1 / sum, 5);
  });

  test("that takes a pair is asked toward the target; one that takes none judges the whole, whatever the target", async () => {
    await using pairs = await tinyTransformer();
    await using toward = await openTransformer(pairs.folder, shipped);
    const [one, other] = await toward.scoreAll([apple, microsoft]);
    expect([one!.label, other!.label]).toEqual(["positive", "negative"]);

    await using singles = await tinyTransformer({ "pulso.json": { languages: ["en"] } });
    await using whole = await openTransformer(singles.folder, shipped);
    const [first, second] = await whole.scoreAll([apple, microsoft]);
    expect(first).toEqual(second);
  });

  test("leaves to the model that ships the languages it does not read, and names behind two dozen others", async () => {
    await using files = await tinyTransformer();
    await using model = await openTransformer(files.folder, shipped);
    const spanish = { text: "Repsol sube con fuerza", lang: "es" };
    const names = `${"MSFT, ".repeat(24)}AAPL soars`;
    const others = Array.from({ length: 24 }, (_, at) => ({ start: at * 6, end: at * 6 + 4 }));
    const last = { spans: [{ start: 144, end: 148 }], others };
    const nearer = { ...last, others: others.slice(1) };
    const answers = await model.scoreAll([
      spanish,
      { text: names, lang: "en", target: last },
      { text: names, lang: "en", target: nearer },
    ]);
    expect(answers[0]).toEqual(shipped.score(spanish.text, { lang: "es" }));
    expect(answers[1]).toEqual(shipped.score(names, { lang: "en", target: last }));
    expect(answers[2]!.pPositive).toBeCloseTo(Math.exp(4) / (Math.exp(4) + Math.exp(-4) + 1), 5);
  });

  test("says nothing of signs alone", async () => {
    await using files = await tinyTransformer();
    await using model = await openTransformer(files.folder, shipped);
    expect(await model.scoreAll([{ text: "… !!! \ud800", lang: "en" }])).toEqual([undefined]);
  });

  test("reads the tokeniser's own file where there is one, and weights under onnx/", async () => {
    await using files = await tinyTransformer({ "vocab.txt": undefined, "tokenizer.json": tokenizerJson() });
    await using model = await openTransformer(files.folder, shipped);
    const [one, other] = await model.scoreAll([apple, microsoft]);
    expect([one!.label, other!.label]).toEqual(["positive", "negative"]);
  });

  test.each<[fault: string, files: Record<string, unknown>, says: string]>([
    ["without weights", { "model.onnx": undefined }, "no model.onnx"],
    ["whose weights are no ONNX", { "model.onnx": "<html>" }, "its model.onnx"],
    ["of two outputs", { "model.onnx": tinyModel({ outputs: 2 }) }, "not three finite"],
    ["whose outputs are no figures", { "model.onnx": tinyModel({ gain: Number.NaN }) }, "not three finite"],
    ["that wants 32-bit inputs", { "model.onnx": tinyModel({ inputType: "int32" }) }, "64-bit"],
    ["without config.json", { "config.json": undefined }, "no config.json"],
    [
      "whose labels say nothing",
      { "config.json": { id2label: { 0: "LABEL_0", 1: "LABEL_1" } } },
      "LABEL_0, LABEL_1",
    ],
    ["without a tokeniser", { "vocab.txt": undefined }, "neither tokenizer.json nor vocab.txt"],
    ["whose vocabulary is none of BERT's", { "vocab.txt": "a\nb\n" }, "[UNK] is not in it"],
    ["whose tokenizer.json is cut off", { "tokenizer.json": "{" }, "tokenizer.json"],
    [
      "whose vocabulary has words that the weights lack",
      { "vocab.txt": `${"x\n".repeat(50)}${tinyFiles["vocab.txt"]}` },
      "it does not run",
    ],
    ["with a setting nobody knows", { "pulso.json": { language: "en" } }, "pulso.json"],
  ])("a folder %s is refused before any work is begun", async (_fault, changed, says) => {
    await using files = await tinyTransformer(changed);
    await expect(openTransformer(files.folder, shipped)).rejects.toMatchObject({
      code: "transformer.invalid",
      message: expect.stringContaining(says),
    });
  });
});

test("without the runtime, the error says what to install", async () => {
  await using files = await tinyTransformer();
  const opened = openTransformer(files.folder, shipped, "no-such-runtime");
  await expect(opened).rejects.toMatchObject({
    code: "transformer.missing",
    message: expect.stringContaining("no-such-runtime"),
    remedy: expect.stringContaining("npm install onnxruntime-node"),
  });
});

test("a folder that is not there is named", async () => {
  await expect(openTransformer("/nowhere/at/all", shipped)).rejects.toMatchObject({
    code: "transformer.invalid",
    message: "the sentiment model /nowhere/at/all cannot be used: it is no folder that can be read",
  });
});

/** The tiny model's words as a tokenizer.json, cut at blanks alone. */
function tokenizerJson(): object {
  const words = String(tinyFiles["vocab.txt"]).trim().split("\n");
  const vocab = Object.fromEntries(words.map((word, id) => [word, id]));
  const special = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
  const single = [special("[CLS]", 0), { Sequence: { id: "A", type_id: 0 } }, special("[SEP]", 0)];
  return {
    added_tokens: [],
    normalizer: { type: "Lowercase" },
    pre_tokenizer: { type: "WhitespaceSplit" },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab,
    },
    post_processor: {
      type: "TemplateProcessing",
      single,
      pair: [...single, { Sequence: { id: "B", type_id: 1 } }, special("[SEP]", 1)],
      special_tokens: Object.fromEntries(
        ["[CLS]", "[SEP]"].map((id) => [id, { id, ids: [vocab[id]], tokens: [id] }]),
      ),
    },
    decoder: null,
  };
}
