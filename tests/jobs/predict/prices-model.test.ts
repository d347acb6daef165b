import fc from "fast-check";
import { expect, test } from "vitest";
import { type BarRecord, barRecordSchema } from "../../../core/domain/record.ts";
import { adjustHistory } from "../../../jobs/predict/adjust-history.ts";
import { readPredictDetail } from "../../../jobs/predict/detail.ts";
import type { HistoryBar } from "../../../jobs/predict/history-bar.ts";
import { formatHistory, parseHistory } from "../../../jobs/predict/history-csv.ts";
import { mergeBars } from "../../../jobs/predict/merge-bars.ts";
import { PredictLake, toBars } from "../../support/predict-lake.ts";
import { randomWalk } from "../../support/random-walk.ts";

const priority = ["interactive-brokers", "alpha-vantage", "yahoo"];
const rules = { symbol: "ACME", class: "stock" as const, priority };
const days = 12;
/** A week apart, so that no two actions are taken for one. */
const dayOf = (at: number) => new Date(Date.UTC(2020, 0, 6 + 7 * at)).toISOString().slice(0, 10);

interface Stated {
  source: string;
  day: number;
  close: number;
  dividend?: number | undefined;
  split?: number | undefined;
}

function toRecord({ source, day, ...figures }: Stated, run: number): BarRecord {
  const date = dayOf(day);
  const common = { id: `${source}:bar:ACME:${date}`, source, kind: "bar", symbol: "ACME", class: "stock" };
  const collectedAt = new Date(Date.UTC(2020, 6, 1, 6 * run)).toISOString();
  return barRecordSchema.parse({ ...common, date, collectedAt, ...figures });
}

/** A run as the predict stage joins it, over the file that the run before has written. */
function join(old: readonly HistoryBar[], fresh: readonly BarRecord[]): HistoryBar[] {
  const merged = mergeBars(old, fresh, rules);
  const bars = adjustHistory(old, merged.bars, merged.freshDates);
  return parseHistory(Buffer.from(formatHistory(bars)), "h.csv");
}

const optional = <Value>(values: readonly Value[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 });
const statement: fc.Arbitrary<Stated> = fc.record({
  source: fc.constantFrom(...priority),
  day: fc.nat(days - 1),
  close: fc.integer({ min: 50, max: 150 }),
  dividend: optional([0.5, 1, 60]),
  split: optional([2, 0.25, 3]),
});
const runs = fc.array(fc.array(statement, { maxLength: 10 }), { minLength: 1, maxLength: 6 });

test("whatever runs bring, a day's close is what its most trusted source said last, and its figures are figures", () => {
  fc.assert(
    fc.property(runs, (every) => {
      const said = new Map<number, Stated>();
      let bars: HistoryBar[] = [];
      for (const [run, given] of every.entries()) {
        const oneEach = [...new Map(given.map((one) => [`${one.source} ${one.day}`, one])).values()];
        const records = oneEach.map((one) => toRecord(one, run));
        bars = join(bars, records);
        for (const one of oneEach) {
          const before = said.get(one.day);
          if (!before || priority.indexOf(one.source) <= priority.indexOf(before.source))
            said.set(one.day, one);
        }
        const expected = [...said.values()].sort((a, b) => a.day - b.day);
        expect(bars.map(({ date, close, source }) => ({ date, close, source }))).toEqual(
          expected.map(({ day, close, source }) => ({ date: dayOf(day), close, source })),
        );
        for (const { adjClose } of bars)
          if (adjClose !== undefined) expect(Number.isFinite(adjClose) && adjClose > 0).toBe(true);
        expect(join(bars, records)).toEqual(bars);
      }
    }),
    { numRuns: 150 },
  );
});

test("adjusted returns are total returns: the cash and the splits of the day, and nothing else", () => {
  fc.assert(
    fc.property(runs, (every) => {
      let bars: HistoryBar[] = [];
      for (const [run, given] of every.entries())
        bars = join(
          bars,
          given.map((one) => toRecord(one, run)),
        );
      for (const [at, bar] of bars.entries()) {
        const last = bars[at - 1];
        if (!last || bar.adjClose === undefined || last.adjClose === undefined) continue;
        const { dividend = 0, split = 1 } = bar;
        const cash = split * dividend < last.close ? dividend : 0;
        const total = bar.close / ((last.close - split * cash) / split);
        expect(bar.adjClose / last.adjClose / total).toBeCloseTo(1, 6);
      }
    }),
    { numRuns: 150 },
  );
});

test("a better source that says the same is remembered: a middling one of a later run does not win over it", async () => {
  await using lake = await PredictLake.create({
    PULSO_MODELS: "naive",
    PULSO_PRICE_PRIORITY: "good,middling,test",
  });
  const walk = randomWalk("ACME", 80, { from: "2019-06-03" });
  const runs = ["2020-01-01T00", "2020-01-01T06", "2020-01-01T12"] as const;
  const last = toBars(walk, 79)[0]!;
  await lake.fetch(runs[0], null, toBars(walk));
  await lake.predict(runs[0], null);
  await lake.fetch(runs[1], runs[0], [{ ...last, id: "good:ACME", source: "good" }]);
  const second = readPredictDetail(await lake.predict(runs[1], runs[0])).history.ACME!;
  expect(second.changedFrom).toBeNull();
  const other = { ...last, id: "middling:ACME", source: "middling", close: walk.closes[79]! * 1.1 };
  await lake.fetch(runs[2], runs[1], [other]);
  const third = readPredictDetail(await lake.predict(runs[2], runs[1]));
  expect(third.incidents).toMatchObject([{ field: "close", source: "good", otherSource: "middling" }]);
  const bars = parseHistory(Buffer.from(await lake.text(third.history.ACME!.path)), "h.csv");
  expect(bars.at(-1)).toMatchObject({ close: walk.closes[79], source: "good" });
});
