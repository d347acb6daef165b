import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Events } from "../../core/cloud/ports.ts";
import type { PulsoEvent } from "../../core/domain/events.ts";

const run = "2026-11-22T06";

const everyKind: PulsoEvent[] = [
  { type: "tick", run, options: { sources: ["a"], assets: ["B"] }, retry: true },
  { type: "object.created", path: `manifests/run=${run}/fetch.json` },
  { type: "machine.stopped", name: `${run}-fetch-1`, exitCode: null, interrupted: true, message: "ñ" },
  {
    type: "load",
    job: { name: `${run}-load-1`, stage: "load", run, attempt: 1, previous: null, options: {} },
  },
  { type: "incident", subject: "s", text: "two\nlines" },
  { type: "sweep" },
];

function keyOf(event: PulsoEvent): string {
  return JSON.stringify(event, Object.keys(event).sort());
}

/** The one suite that every queue of events passes; `open` answers a new connection to a queue of the test's own. */
export function eventsContract(name: string, open: () => Promise<Events>): void {
  describe(`events: ${name}`, () => {
    const opened: Events[] = [];
    const connect = async () => {
      const events = await open();
      opened.push(events);
      return events;
    };
    afterEach(() => Promise.all(opened.splice(0).map((events) => events.close())));
    const patience = { timeout: 40_000, interval: 50 };

    test("every kind of event comes as it was published", async () => {
      const events = await connect();
      const seen: PulsoEvent[] = [];
      await events.subscribe(async (event) => void seen.push(event));
      for (const event of everyKind) await events.publish(event);
      await vi.waitFor(() => {
        for (const event of everyKind) expect(seen).toContainEqual(event);
      }, patience);
    });

    test("what is published before anybody listens is not lost, nor with its publisher", async () => {
      const publisher = await connect();
      await publisher.publish({ type: "tick", run });
      await publisher.close();
      opened.length = 0;
      const seen: string[] = [];
      await (await connect()).subscribe(async (event) => void seen.push(event.type));
      await vi.waitFor(() => expect(seen).toContain("tick"), patience);
    });

    test("a handler that throws is called again with the same event", async () => {
      const events = await connect();
      let calls = 0;
      const told: PulsoEvent[] = [];
      await events.subscribe(async (event) => {
        if (event.type !== "tick") return;
        calls += 1;
        if (calls <= 2) throw new Error("not yet");
        told.push(event);
      });
      await events.publish({ type: "tick", run });
      await vi.waitFor(() => expect(told).toContainEqual({ type: "tick", run }), patience);
      expect(calls).toBeGreaterThanOrEqual(3);
    });

    test("events of one run are handled one at a time, all of them", async () => {
      const events = await connect();
      const seen = new Set<string>();
      let [underWay, most] = [0, 0];
      await events.subscribe(async (event) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await wait(5);
        underWay -= 1;
        seen.add(keyOf(event));
      });
      const published = Array.from({ length: 20 }, (_, exitCode): PulsoEvent => {
        return { type: "machine.stopped", name: `${run}-fetch-1`, exitCode };
      });
      await Promise.all(published.map((event) => events.publish(event)));
      await vi.waitFor(() => {
        for (const event of published) expect(seen).toContain(keyOf(event));
      }, patience);
      expect(most).toBe(1);
    });

    test("close waits for the handler that is under way", async () => {
      const events = await connect();
      let [begun, ended] = [false, false];
      await events.subscribe(async (event) => {
        if (event.type !== "tick") return;
        begun = true;
        await wait(300);
        ended = true;
      });
      await events.publish({ type: "tick", run });
      await vi.waitFor(() => expect(begun).toBe(true), { timeout: 40_000, interval: 5 });
      await events.close();
      opened.length = 0;
      expect(ended).toBe(true);
    });
  });
}
