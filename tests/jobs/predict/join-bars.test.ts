import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BarRecord, barRecordSchema } from "../../../core/domain/record.ts";
import { adjustHistory } from "../../../jobs/predict/adjust-history.ts";
import type { HistoryBar } from "../../../jobs/predict/history-bar.ts";
import { formatHistory, parseHistory } from "../../../jobs/predict/history-csv.ts";
import { type MergedBars, mergeBars } from "../../../jobs/predict/merge-bars.ts";

const rules = { symbol: "ACME", class: "stock" as const, priority: ["interactive-brokers", "yahoo"] };

function bar(date: string, close: number, more: Partial<BarRecord> = {}): BarRecord {
  const source = more.source ?? "yahoo";
  const common = { id: `${source}:bar:ACME:${date}`, source, kind: "bar", symbol: "ACME", class: "stock" };
  return barRecordSchema.parse({ ...common, date, close, collectedAt: "2020-02-01T00:00:00Z", ...more });
}

function join(old: readonly HistoryBar[], fresh: readonly BarRecord[]): MergedBars {
  const merged = mergeBars(old, fresh, rules);
  return { ...merged, bars: adjustHistory(old, merged.bars, merged.freshDates) };
}

const dayOf = (at: number) => new Date(Date.UTC(2020, 0, 6 + at)).toISOString().slice(0, 10);
const adjustedOf = ({ bars }: MergedBars) => bars.map(({ adjClose }) => adjClose);

describe("actions", () => {
  const before = [bar(dayOf(0), 400), bar(dayOf(1), 404)];
  const split = [...before, bar(dayOf(2), 102, { split: 4 }), bar(dayOf(3), 103)];

  test("a split that comes again, in another run or from a second source, is applied once", () => {
    const once = join([], split);
    expect(adjustedOf(once)).toEqual([100, 101, 102, 103]);
    expect(join(once.bars, split).bars).toEqual(once.bars);
    const told = bar(dayOf(2), 102, { split: 4, source: "alpha-vantage" });
    expect(join(once.bars, [told]).bars).toEqual(once.bars);
    expect(adjustedOf(join(join([], before).bars, [...split.slice(2), told]))).toEqual([100, 101, 102, 103]);
  });

  test("a split that a second source dates two days later is the same split, and an incident", () => {
    const once = join([], split);
    const late = join(once.bars, [bar(dayOf(4), 104, { split: 4, source: "alpha-vantage" })]);
    expect(adjustedOf(late)).toEqual([100, 101, 102, 103, 104]);
    expect(late.incidents).toMatchObject([{ field: "split", source: "yahoo", otherSource: "alpha-vantage" }]);
  });

  test("a split that a second source dates two days earlier leaves the prices between as traded", () => {
    const inNewShares = [100, 101, 101.5, 102, 103].map((close, at) =>
      bar(dayOf(at), close, { closeBasis: "split_adjusted", ...(at === 3 && { split: 4 }) }),
    );
    const once = join([], inNewShares);
    expect(once.bars.map(({ close }) => close)).toEqual([400, 404, 406, 102, 103]);
    const early = join(once.bars, [bar(dayOf(1), 404, { split: 4, source: "alpha-vantage" })]);
    expect(early.bars).toEqual(once.bars);
    expect(early.incidents).toMatchObject([
      { field: "split", source: "yahoo", otherSource: "alpha-vantage" },
    ]);
  });

  test("a dividend of a lesser source stays when a better one's prices replace its bar in silence", () => {
    const known = join([], [bar(dayOf(0), 100), bar(dayOf(1), 99, { dividend: 1 })]);
    const better = join(known.bars, [bar(dayOf(1), 99.1, { source: "interactive-brokers" })]);
    expect(better.bars[1]).toMatchObject({ close: 99.1, source: "interactive-brokers", dividend: 1 });
    expect(adjustedOf(better)).toEqual([99, 99.1]);
  });

  test("of every day told any number of times, in any order of runs, the outcome is that of once", () => {
    const action = fc.record({
      close: fc.integer({ min: 50, max: 150 }),
      dividend: fc.option(fc.constantFrom(0.5, 1, 2.25), { nil: undefined }),
      split: fc.option(fc.constantFrom(2, 3, 0.5), { nil: undefined }),
    });
    const repeats = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(action, { minLength: 2, maxLength: 30 }), repeats, (days, ranges) => {
        const records = days.map(({ close, dividend, split: ratio }, at) =>
          bar(dayOf(7 * at), close, { dividend, split: at > 0 ? ratio : undefined }),
        );
        const once = join([], records);
        let again = join([], records.slice(0, 1));
        for (const [from, to] of [...ranges, [0, 29] as const])
          again = join(again.bars, records.slice(from, to + 1));
        for (const [at, { adjClose, ...rest }] of again.bars.entries()) {
          const { adjClose: expected, ...others } = once.bars[at]!;
          expect(rest).toEqual(others);
          if (expected !== undefined) expect(adjClose! / expected).toBeCloseTo(1, 7);
        }
      }),
    );
  });
});

test("cash of a share's whole price adjusts nothing, and is told of", () => {
  const { bars, unusable } = join([], [bar(dayOf(0), 100), bar(dayOf(1), 99, { dividend: 100, split: 2 })]);
  expect(bars.map(({ adjClose }) => adjClose)).toEqual([50, 99]);
  expect(unusable).toMatchObject([{ date: dayOf(1), dividend: 100 }]);
});

describe("adjusted closes of a source that states no actions", () => {
  test("stay as received, and a later part of the file continues them", () => {
    const first = join(
      [],
      [
        bar(dayOf(0), 400, { adjClose: 25, source: "files" }),
        bar(dayOf(1), 404, { adjClose: 25.25, source: "files" }),
      ],
    );
    expect(adjustedOf(first)).toEqual([25, 25.25]);
    const restated = join(first.bars, [
      bar(dayOf(1), 404, { adjClose: 101, source: "files" }),
      bar(dayOf(2), 102, { adjClose: 102, source: "files" }),
    ]);
    expect(adjustedOf(restated)).toEqual([100, 101, 102]);
  });

  test("where nobody speaks of an adjustment there is none", () => {
    expect(adjustedOf(join([], [bar(dayOf(0), 1.1), bar(dayOf(1), 1.2)]))).toEqual([undefined, undefined]);
  });
});

describe("sources that disagree", () => {
  const gateway = { source: "interactive-brokers" };

  test("the more trusted one's prices stay, not the newer one's, and both are named", () => {
    const newer = { collectedAt: "2020-02-01T06:00:00Z" };
    const { bars, incidents } = join([], [bar(dayOf(0), 100, gateway), bar(dayOf(0), 103, newer)]);
    expect(bars).toMatchObject([{ close: 100, source: "interactive-brokers" }]);
    const names = { symbol: "ACME", date: dayOf(0), field: "close" };
    const [source, otherSource] = ["interactive-brokers", "yahoo"];
    expect(incidents).toEqual([{ ...names, source, value: 100, otherSource, otherValue: 103 }]);
  });

  test("a difference is found between runs too, whoever came first", () => {
    const gatewayFirst = join(join([], [bar(dayOf(0), 100, gateway)]).bars, [bar(dayOf(0), 103)]);
    const yahooFirst = join(join([], [bar(dayOf(0), 103)]).bars, [bar(dayOf(0), 100, gateway)]);
    for (const { bars, incidents } of [gatewayFirst, yahooFirst]) {
      expect(bars).toMatchObject([{ close: 100, source: "interactive-brokers" }]);
      expect(incidents).toMatchObject([{ source: "interactive-brokers", otherSource: "yahoo" }]);
    }
  });

  test("within the tolerance nothing is said, and a correction by the same source is no disagreement", () => {
    expect(join([], [bar(dayOf(0), 100, gateway), bar(dayOf(0), 100.4)]).incidents).toEqual([]);
    expect(join(join([], [bar(dayOf(0), 100)]).bars, [bar(dayOf(0), 120)])).toMatchObject({
      bars: [{ close: 120 }],
      incidents: [],
    });
  });

  test("differing dividends are an incident, and the better source's is applied", () => {
    const { bars, incidents } = join(
      [],
      [
        bar(dayOf(0), 100),
        bar(dayOf(1), 99, { ...gateway, dividend: 1 }),
        bar(dayOf(1), 99, { dividend: 2 }),
      ],
    );
    expect(bars[0]!.adjClose).toBe(99);
    expect(incidents).toMatchObject([{ field: "dividend", value: 1, otherValue: 2 }]);
  });

  test("a split-adjusted bar is compared, and kept, as traded", () => {
    const splitDay = bar(dayOf(2), 101, { split: 4 });
    const asTraded = join([], [bar(dayOf(0), 400), splitDay]);
    const adjusted = { ...gateway, closeBasis: "split_adjusted" as const, open: 99, volume: 4_000 };
    const { bars, incidents } = join(asTraded.bars, [bar(dayOf(0), 100, adjusted)]);
    expect(incidents).toEqual([]);
    expect(bars[0]).toMatchObject({ close: 400, open: 396, volume: 1_000, adjClose: 100 });
    expect(bars[0]!.splitAdjustedOn).toBe("2020-02-01");
    const early = { ...adjusted, collectedAt: `${dayOf(1)}T00:00:00Z` };
    expect(join(asTraded.bars, [bar(dayOf(0), 400, early)]).bars[0]).toMatchObject({ close: 400 });
  });
});

test("splits that become known after a split-adjusted bar was kept are undone in it then, and once", () => {
  const stated = { source: "interactive-brokers", closeBasis: "split_adjusted" as const };
  const alone = join(
    [],
    [bar(dayOf(0), 100, { ...stated, adjClose: 98 }), bar(dayOf(2), 101, { ...stated, adjClose: 101 })],
  );
  expect(alone.bars).toMatchObject([{ close: 100, adjClose: 98 }, { close: 101 }]);
  const told = [bar(dayOf(0), 400), bar(dayOf(2), 101, { split: 4, dividend: 2 })];
  const echo = bar(dayOf(3), 102, { split: 4, source: "alpha-vantage" });
  const known = join(alone.bars, [...told, echo]);
  expect(known.incidents.map(({ field }) => field)).toEqual(["split"]);
  expect(known.bars).toMatchObject([
    { close: 400, source: "interactive-brokers", adjClose: 98 },
    { close: 101 },
    { close: 102 },
  ]);
  expect(join(known.bars, told).bars).toEqual(known.bars);
});

test("a history comes back from its file, and one of before actions were kept is read too", () => {
  const { bars } = join([], [bar(dayOf(0), 100), bar(dayOf(1), 49, { dividend: 1, split: 2 })]);
  expect(parseHistory(Buffer.from(formatHistory(bars)), "h.csv")).toEqual(bars);
  const earlier = "date,open,high,low,close,adj_close,volume,source\n2020-01-06,,,,100,50,,files\n";
  expect(parseHistory(Buffer.from(earlier), "h.csv")).toMatchObject([
    { close: 100, adjClose: 50, dividend: undefined, split: undefined },
  ]);
  expect(() => parseHistory(Buffer.from("date,close\n2020-01-06,1\n"), "h.csv")).toThrow(
    /not a price history/,
  );
});

test("a file read day by day keeps its own adjusted closes: neither cents nor dividends write its past anew", () => {
  const factor = (at: number) => (at < 40 ? 0.9 : 0.91);
  const cents = (value: number) => Math.round(value * 100) / 100;
  let bars: HistoryBar[] = [];
  let rewritten = 0;
  for (let at = 0; at < 60; at += 1) {
    const close = cents(30 + 5 * Math.sin(at / 3));
    const day = bar(dayOf(at), close, { source: "files", adjClose: cents(close * factor(at)) });
    const joined = join(bars, [day]);
    const changed = joined.bars.filter(
      ({ adjClose }, index) => bars[index] && bars[index].adjClose !== adjClose,
    );
    if (changed.length > 0) rewritten += 1;
    bars = joined.bars;
    expect(bars.at(-1)!.adjClose).toBe(day.adjClose);
  }
  expect(rewritten).toBe(0);
});
