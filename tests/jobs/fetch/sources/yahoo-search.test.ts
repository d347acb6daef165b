import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createYahooClient } from "../../../../jobs/fetch/sources/yahoo/client.ts";
import { openHttp } from "../../../support/open-http.ts";
import { hasShared, sharedFolder } from "../../../support/shared-data.ts";

const recorded = "data/fixtures/yahoo";
const bodyOf = (file: string) => {
  const { response } = JSON.parse(readFileSync(path.join(sharedFolder, recorded, file), "utf8"));
  return JSON.stringify(response.bodyJson);
};
const host = "https://query2.finance.yahoo.com";

test.skipIf(!hasShared(recorded))(
  "a recorded search gives symbols with names, exchange and kind",
  async () => {
    await using stand = await openHttp({ name: "yahoo", limits: {} }, [host]);
    stand.server.answer(() => ({ body: bodyOf("search-GC=F.json") }));
    const matches = await createYahooClient(stand.http).search("gold");
    expect(matches[0]).toEqual({ symbol: "GC=F", name: "Gold Apr 25", exchange: "CMX", quoteType: "FUTURE" });
    const { url } = stand.server.requests[0]!;
    expect(url.pathname).toBe("/v1/finance/search");
    expect(url.searchParams.get("q")).toBe("gold");
  },
);

test.skipIf(!hasShared(recorded))("what has no symbol is no match", async () => {
  await using stand = await openHttp({ name: "yahoo", limits: {} }, [host]);
  stand.server.answer(() => ({ body: bodyOf("search-badResult.fake.json") }));
  expect(await createYahooClient(stand.http).search("AAPL")).toEqual([]);
});

test("an answer that is no list of matches is an error", async () => {
  await using stand = await openHttp({ name: "yahoo", limits: {} }, [host]);
  stand.server.answer(() => ({ body: '{"finance":{"result":null,"error":null}}' }));
  await expect(createYahooClient(stand.http).search("AAPL")).rejects.toMatchObject({
    code: "source.rejected",
  });
});
