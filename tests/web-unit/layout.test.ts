import { expect, test } from "vitest";
import { toMiniRange } from "../../web/src/charts/mini-range.ts";
import { toLagMarks } from "../../web/src/charts/to-lag-marks.ts";
import { toStageBars } from "../../web/src/features/runs/to-stage-bars.ts";

const closes = [
  { time: "2019-12-30", value: 10 },
  { time: "2019-12-31", value: 12 },
];
const forecast = {
  median: 12,
  quantiles: [
    { probability: 0.025, value: 8 },
    { probability: 0.1, value: 10 },
    { probability: 0.9, value: 14 },
    { probability: 0.975, value: 16 },
  ],
};

test("a small range stays in its box, the wider wedge first", () => {
  const mini = toMiniRange(closes, forecast, 100, 20)!;
  expect(mini.wedges.map((wedge) => wedge.percent)).toEqual([95, 80]);
  const numbers = [mini.line, mini.median, ...mini.wedges.map((wedge) => wedge.points)]
    .flatMap((points) => points.split(" "))
    .map((point) => point.split(",").map(Number));
  for (const [x, y] of numbers) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(100);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(20);
  }
});

test("one close draws no line, and no forecast draws no wedge", () => {
  expect(toMiniRange(closes.slice(1), forecast, 100, 20)).toBeUndefined();
  expect(toMiniRange(closes, undefined, 100, 20)).toMatchObject({ wedges: [], median: "", nowX: 100 });
});

test("closes that never move lie in the middle", () => {
  const flat = closes.map((point) => ({ ...point, value: 5 }));
  expect(toMiniRange(flat, undefined, 100, 20)!.line).toBe("0,10 100,10");
});

test("only a correlation outside the band speaks", () => {
  const { marks, scale } = toLagMarks(
    [
      { lagDays: 1, correlation: 0.4, lower: 0.2, upper: 0.6 },
      { lagDays: -1, correlation: 0.2 },
      { lagDays: 0, correlation: null },
    ],
    0.3,
    { width: 100, height: 50 },
  );
  expect(marks.map((mark) => [mark.lagDays, mark.beyond])).toEqual([
    [-1, false],
    [0, false],
    [1, true],
  ]);
  expect(marks[1]!.y).toBeUndefined();
  expect(scale).toBeCloseTo(0.6);
});

test("stages lie on the run's own time scale, a running one to its end", () => {
  const bars = toStageBars([
    {
      stage: "FETCH",
      attempt: 1,
      status: "DONE",
      startedAt: "2020-01-01T00:00:00Z",
      endedAt: "2020-01-01T00:00:10Z",
    },
    {
      stage: "CATEGORISE",
      attempt: 1,
      status: "FAILED",
      startedAt: "2020-01-01T00:00:10Z",
      endedAt: "2020-01-01T00:00:20Z",
    },
    {
      stage: "CATEGORISE",
      attempt: 2,
      status: "RUNNING",
      startedAt: "2020-01-01T00:00:20Z",
      endedAt: null,
    },
  ]);
  expect(bars.map((bar) => bar.state)).toEqual(["done", "failed", "running"]);
  expect(bars[0]).toMatchObject({ leftPercent: 0, widthPercent: 50 });
  expect(bars[2]!.leftPercent + bars[2]!.widthPercent).toBe(100);
});
