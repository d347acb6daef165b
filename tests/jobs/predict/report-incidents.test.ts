import { Writable } from "node:stream";
import pino from "pino";
import { expect, test } from "vitest";
import { reportIncidents } from "../../../jobs/predict/report-incidents.ts";

test("of a difference on every day the newest hundred are kept, and the log says how many there were", () => {
  const lines: string[] = [];
  const log = pino({}, new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) }));
  const incident = (at: number) => ({
    symbol: "ACME",
    date: new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10),
    field: "close" as const,
    ...{ source: "yahoo", value: 1, otherSource: "files", otherValue: 4 },
  });
  const class_ = { ...incident(0), field: "class" as const, value: null, otherValue: null };
  const kept = reportIncidents(log, [class_, ...Array.from({ length: 150 }, (_, at) => incident(at))]);
  expect(kept).toEqual([class_, ...Array.from({ length: 100 }, (_, at) => incident(50 + at))]);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: "price.incident", field: "class", days: 1, kept: 1 },
    { msg: "price.incident", field: "close", days: 150, kept: 100, source: "yahoo", otherSource: "files" },
  ]);
});
