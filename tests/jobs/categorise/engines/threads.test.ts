import { expect, test } from "vitest";
import { threadsEngine } from "../../../../jobs/categorise/engines/threads.ts";
import { testCategoriseEngine } from "../../../contracts/categorise-engine.ts";
import { CategoriseStand } from "../../../support/categorise-stand.ts";
import { goodRecord, jsonLines } from "../../../support/poison.ts";

testCategoriseEngine("threads", threadsEngine);

test("rows and ids that do not fit in memory come back from the spill files, byte for byte", async () => {
  await using stand = new CategoriseStand();
  // Long ids, so that the list of the unlinked outgrows what is held of it.
  const long = "x".repeat(480);
  const lines = jsonLines(
    ...Array.from({ length: 3_500 }, (_, at) =>
      goodRecord(`${long}${at}`, { text: at % 7 === 0 ? "$AAPL and Bitcoin" : "names nothing at all" }),
    ),
  );
  const objects = { "source=a/part-00000.jsonl": lines };
  const wide = await stand.run(threadsEngine, objects);
  const narrow = await stand.run(threadsEngine, objects, { categoriseBytesHeld: 1_024 });
  expect(narrow.manifest.counts).toEqual({
    in: 3_500,
    out: 500,
    duplicate: 0,
    quarantined: 0,
    unlinked: 3_000,
  });
  expect(narrow.objects).toEqual(wide.objects);
});
