import { expect, test } from "vitest";
import { LiveQuotes } from "../../api/quote/live-quotes.ts";
import type { Notifications } from "../../core/database/notifications.ts";
import { silentLog } from "../../core/log.ts";

/** A database whose reads fail as often as said, and notifications that are told by hand. */
function makeStand() {
  const handlers = new Set<(payload: string) => void>();
  const stand = { handlers, failures: 0, reads: 0 };
  const notifications = {
    listen: async (_channel: string, handler: (payload: string) => void) => {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
  } as unknown as Notifications;
  const dataSource = {
    query: async () => {
      stand.reads += 1;
      if (stand.failures-- > 0) throw new Error("the database is away");
      return [];
    },
  } as never;
  return { stand, quotes: new LiveQuotes({ dataSource, notifications, log: silentLog }) };
}

test("a first read that fails leaves no listener behind", async () => {
  const { stand, quotes } = makeStand();
  stand.failures = 1;
  await expect(quotes.subscribe(["ACME"])).rejects.toThrow("away");
  expect(stand.handlers.size).toBe(0);
});

test("a read that fails is tried again while somebody watches", async () => {
  const { stand, quotes } = makeStand();
  stand.failures = 0;
  await quotes.subscribe(["ACME"]);
  stand.failures = 1;
  const before = stand.reads;
  for (const handler of stand.handlers) handler("");
  await expect.poll(() => stand.reads - before, { timeout: 3_000 }).toBe(2);
});
