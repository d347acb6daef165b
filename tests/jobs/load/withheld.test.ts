import { expect, test } from "vitest";
import { EraseStand } from "../../support/erase-stand.ts";

const run = "2026-03-10T06";

test("of a source that lets only ids be handed on, no text leaves the raw objects, and its figures are made", async () => {
  await using stand = await EraseStand.open();
  stand.redistribute = "ids";
  stand.posts = [{ key: "1", secret: "quokka-one", at: "2026-03-10T05:00:00Z", symbol: "AAPL" }];
  await stand.publish(run, null);
  expect(await stand.placesOf("says quokka-one")).toEqual([
    `raw/run=${run}/attempt=1/source=chat/part-00000.jsonl.gz`,
  ]);
  expect(
    await stand.dataSource.query("select excerpt, erased_at, url, sentiment > 0 as scored from mention"),
  ).toEqual([{ excerpt: null, erased_at: null, url: "https://chat.example/quokka-one", scored: true }]);
});
