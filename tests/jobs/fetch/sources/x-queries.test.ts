import fc from "fast-check";
import { expect, test } from "vitest";
import { getXQueries } from "../../../../jobs/fetch/sources/x/queries.ts";
import { openWindows, type XWindow } from "../../../../jobs/fetch/sources/x/windows.ts";

const symbol = fc.stringMatching(/^[A-Z0-9^]{1,7}(\.[A-Z]{1,2})?$/);

test("every symbol is in exactly one query of at most 512 characters, or is named as left out", () => {
  fc.assert(
    fc.property(fc.uniqueArray(symbol, { minLength: 1, maxLength: 300 }), (symbols) => {
      const { queries, withoutCashtag } = getXQueries([], symbols);
      for (const query of queries) expect(query.length).toBeLessThanOrEqual(512);
      const cashtags = queries.flatMap((query) => query.slice(1, query.indexOf(")")).split(" OR "));
      expect([...cashtags.map((cashtag) => cashtag.slice(1)), ...withoutCashtag].sort()).toEqual(
        [...symbols].sort(),
      );
    }),
  );
});

/** A run that reads each window newest first until its luck ends. */
const runs = fc.array(
  fc.record({
    hours: fc.integer({ min: 0, max: 12 }),
    luck: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 12 },
);

test("however often reading breaks off, every moment of a week is read once or still open", () => {
  fc.assert(
    fc.property(runs, (luckOfRuns) => {
      const start = Date.parse("2026-01-15T06:00:00Z");
      let at = start;
      let cursor: Parameters<typeof openWindows>[0]["cursor"] = {
        until: new Date(start).toISOString(),
        open: [],
      };
      const read: XWindow[] = [];
      for (const { hours, luck } of luckOfRuns) {
        at += hours * 3_600_000;
        const to = new Date(at);
        const { until, windows, lost } = openWindows({
          cursor,
          queries: ["q"],
          isAsked: () => true,
          to,
          now: new Date(at + 30_000),
        });
        expect(lost).toEqual([]);
        const open: XWindow[] = [];
        for (const [index, window] of windows.entries()) {
          const seconds = (window.to.getTime() - window.from.getTime()) / 1_000;
          const unread = new Date(window.from.getTime() + Math.floor(seconds * (luck[index] ?? 1)) * 1_000);
          if (unread < window.to) read.push({ ...window, from: unread });
          if (unread > window.from) open.push({ ...window, to: unread });
        }
        const toText = ({ query, from, to }: XWindow) => ({
          query,
          from: from.toISOString(),
          to: to.toISOString(),
        });
        cursor = { until: until.toISOString(), open: open.map(toText) };
      }
      const left = cursor.open.map(({ query, from, to }) => ({
        query,
        from: new Date(from),
        to: new Date(to),
      }));
      const pieces = [...read, ...left].sort((one, other) => one.from.getTime() - other.from.getTime());
      let reached = start;
      for (const { from, to } of pieces) {
        expect(from.getTime()).toBe(reached);
        reached = to.getTime();
      }
      expect(reached).toBe(at);
    }),
  );
});
