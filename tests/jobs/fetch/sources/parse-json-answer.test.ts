import { expect, test } from "vitest";
import { z } from "zod";
import { parseJsonAnswer } from "../../../../jobs/fetch/sources/parse-json-answer.ts";

const levels = 60_000;
const deep = `${"[".repeat(levels)}${"]".repeat(levels)}`;

test("an answer that nests too deep is the source's fault, wherever the depth stands", () => {
  const schema = z.object({ hits: z.array(z.string()) });
  for (const text of [deep, `{"hits":[],"more":${deep}}`])
    expect(() => parseJsonAnswer("made", text, schema)).toThrow(
      expect.objectContaining({ code: "source.rejected", message: expect.stringContaining("levels deep") }),
    );
});

test("brackets within a text are no depth", () => {
  const text = JSON.stringify({ hits: ["[".repeat(levels)] });
  expect(parseJsonAnswer("made", text, z.object({ hits: z.array(z.string()) })).hits).toHaveLength(1);
});
