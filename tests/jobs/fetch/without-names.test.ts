import { expect, test } from "vitest";
import { pseudonymsOf } from "../../../jobs/fetch/pseudonyms.ts";
import { withoutNames } from "../../../jobs/fetch/without-names.ts";
import { FetchBench } from "../../support/fetch-bench.ts";
import { madeSource } from "../../support/made-source.ts";

const pseudonymOf = pseudonymsOf("made up");

test("names go wherever they lie, and nothing else is touched", () => {
  const raw = {
    id: "1",
    author: "Ann",
    user: { username: "ann", id: 7, displayname: "Ann A." },
    by: ["ann"],
    text: "by Ann",
  };
  expect(withoutNames(raw, pseudonymOf)).toEqual({
    id: "1",
    author: pseudonymOf("Ann"),
    user: { username: pseudonymOf("ann"), id: 7, displayname: pseudonymOf("Ann A.") },
    by: [pseudonymOf("ann")],
    text: "by Ann",
  });
});

test("a pseudonym stays what it is", () => {
  const author = pseudonymOf("Ann");
  expect(withoutNames({ author }, pseudonymOf)).toEqual({ author });
});

test("a record that is set aside names nobody", async () => {
  const source = madeSource("made", async function* () {
    yield { type: "record", record: { id: "made:1", author: "Ann Example" }, origin: "made" };
    yield {
      type: "fault",
      code: "record.invalid",
      message: "no shape",
      origin: "made",
      raw: { by: "Ann Example" },
    };
  });
  await using bench = await FetchBench.open({ sources: [source] });
  const { quarantined } = await bench.fetch({ run: "2026-01-15T06", options: { sources: ["made"] } });
  expect(quarantined).toHaveLength(2);
  expect(JSON.stringify(quarantined)).not.toContain("Ann");
});
