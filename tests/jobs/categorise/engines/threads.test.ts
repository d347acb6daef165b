import { expect, test } from "vitest";
import { threadsEngine } from "../../../../jobs/categorise/engines/threads.ts";
import { testCategoriseEngine } from "../../../contracts/categorise-engine.ts";
import { CategoriseStand, standPrefix } from "../../../support/categorise-stand.ts";
import { goodRecord, jsonLines } from "../../../support/poison.ts";

testCategoriseEngine("threads", threadsEngine);

test("rows and ids that do not fit in memory come back from the spill files, byte for byte", async () => {
  await using stand = new CategoriseStand();
  // Long ids, so that the list of the unlinked outgrows what is held of it.
  const long = "x".repeat(480);
  const lines = jsonLines(
    ...Array.from({ length: 3_500 }, (_, at) =>
      goodRecord(`${long}${at}`, { text: at % 35 === 0 ? "$AAPL and Bitcoin" : "names nothing at all" }),
    ),
  );
  const objects = { "source=a/part-00000.jsonl": lines };
  const wide = await stand.run(threadsEngine, objects);
  const narrow = await stand.run(threadsEngine, objects, { categoriseBytesHeld: 1_024 });
  expect(narrow.manifest.counts).toEqual({
    in: 3_500,
    out: 100,
    duplicate: 0,
    quarantined: 0,
    unlinked: 3_400,
  });
  expect(narrow.objects).toEqual(wide.objects);
});

test("a stage that is aborted while it writes stops at the next asset", async () => {
  await using stand = new CategoriseStand();
  const abort = new AbortController();
  const objects = {
    "source=a/part-00000.jsonl": jsonLines(goodRecord("a", { text: "$AAPL $MSFT and Bitcoin" })),
  };
  const { deps, folder } = await stand.lakeOf(objects, { signal: abort.signal, threads: 1 });
  const put = deps.store.put.bind(deps.store);
  const written: string[] = [];
  deps.store.put = (path, ...rest) => {
    written.push(path);
    setImmediate(() => abort.abort(new Error("enough")));
    return put(path, ...rest);
  };
  await expect(stand.categorise(threadsEngine, deps, folder)).rejects.toThrow("enough");
  expect(written.filter((path) => path.includes("asset="))).toEqual([
    `${standPrefix}/asset=AAPL/part-00000.csv`,
  ]);
});
