import { describe } from "vitest";
import { openBatchScorer } from "../../../core/sentiment-model.ts";
import { testBatchScorer } from "../../contracts/batch-scorer.ts";
import { runtimeLack, transformerSuite } from "../../support/onnx-runtime.ts";
import { tinyTransformer } from "../../support/tiny-transformer.ts";

testBatchScorer("that ships", async () => ({ scorer: await openBatchScorer(undefined) }));

describe.skipIf(runtimeLack)(transformerSuite("behind the same port"), () => {
  testBatchScorer("of a folder with ONNX weights", async () => {
    const files = await tinyTransformer();
    const close = async () => files[Symbol.asyncDispose]();
    return { scorer: await openBatchScorer(files.folder), close };
  });
});
