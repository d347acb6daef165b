import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { rewriteQuarantine } from "../../../jobs/erase/rewrite-quarantine.ts";

const place = { path: "quarantine/run=2026-03-10T06/stage=fetch/attempt=1/part-00000.jsonl.gz" };
const collectedBy = new Date("2026-03-10T06:00:00Z");
const wish = {
  ids: new Set(["chat:1"]),
  cutoffs: new Map<string, Date>(),
  at: new Date("2026-03-11T00:00:00Z"),
};

function rewrite(...raws: unknown[]): (string | undefined)[] {
  const lines = raws.map((raw) =>
    JSON.stringify({ code: "record.invalid", origin: "https://chat.example/", raw }),
  );
  const { bytes } = rewriteQuarantine(gzipSync(`${lines.join("\n")}\n`), wish, { ...place, collectedBy });
  const after = bytes ? gunzipSync(bytes).toString("utf8").trimEnd().split("\n") : lines;
  return after.map((line): string | undefined => (JSON.parse(line).raw === null ? undefined : "kept"));
}

test("a record that must go is found by our id anywhere and by its provider's in a field named for it", () => {
  expect(rewrite({ id: "chat:1" }, { data: { id_str: "1", text: "x" } }, { parts: ["chat:1"] })).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(rewrite('{"id": "chat:1", "text": "bro', '{"objectID": 1, "text": "bro')).toEqual([
    undefined,
    undefined,
  ]);
});

test("what merely holds the same figure, or is another source's, stays", () => {
  expect(rewrite({ id: "2", likes: 1 }, { source: "files", id: "1" }, '{"id": "2", "likes": 1, "te')).toEqual(
    ["kept", "kept", "kept"],
  );
});
