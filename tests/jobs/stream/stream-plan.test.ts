import { expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { checkNames } from "../../../jobs/check-names.ts";
import { planStream, type StreamWish } from "../../../jobs/stream/stream-plan.ts";

const plan = (wish: StreamWish, env: Record<string, string> = {}, requested: string[] = []) =>
  planStream(wish, readConfig(env), async () => requested);

test("a file alone is replayed, with all the symbols it has", async () => {
  const { feeds, symbols, file } = await plan({ file: "x.csv" }, { PULSO_ASSETS: "ACME" });
  expect([feeds.map(({ name }) => name), symbols, file]).toEqual([["replay"], [], "x.csv"]);
  expect((await plan({ file: "x.csv", symbol: ["ZEN", "ZEN"] })).symbols).toEqual(["ZEN"]);
});

test.each([
  ["no feed", {}],
  ["a feed that does not exist", { feed: ["nope"] }],
])("%s is refused, and those there are are named", async (_, wish) => {
  await expect(plan(wish)).rejects.toMatchObject({
    code: "input.invalid",
    message: expect.stringContaining("replay"),
  });
});

test("PULSO_STREAM that names a feed that does not exist stops the start", () => {
  expect(() => checkNames(readConfig({ PULSO_STREAM: "replay,nope" }))).toThrow(
    /PULSO_STREAM: there is no "nope"/,
  );
});
