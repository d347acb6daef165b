import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { SetAside } from "../../jobs/set-aside.ts";

test("what is set aside by pieces is whole and in order in one readable file", () => {
  const setAside = new SetAside();
  const faults = Array.from({ length: 30 }, (_, at) => ({
    code: "record.invalid",
    message: `fault ${at}`,
    origin: "raw/x",
    line: at + 1,
    raw: "poison ".repeat(100_000),
  }));
  for (const fault of faults) setAside.add(fault);
  const lines = gunzipSync(setAside.compressed()).toString("utf8").trimEnd().split("\n");
  expect(setAside.rows).toBe(30);
  expect(lines.map((line) => JSON.parse(line))).toEqual(faults);
});
