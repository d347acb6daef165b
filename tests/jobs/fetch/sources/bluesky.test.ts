import { describe, expect, test } from "vitest";
import { createFilter } from "../../../../jobs/fetch/sources/bluesky/filter.ts";
import { bluesky } from "../../../../jobs/fetch/sources/bluesky/source.ts";
import type { Source } from "../../../../jobs/fetch/sources/source.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import {
  accountEvents,
  type MadePost,
  microseconds,
  postEvent,
  startJetstreamServer,
} from "../../../support/jetstream-server.ts";

const run = "2020-01-04T06";
const nextRun = "2020-01-04T12";
const first: MadePost = { at: "2020-01-04T01:00:00Z", rkey: "3first", text: "Holding $AAPL for now" };
const second: MadePost = { at: "2020-01-04T05:59:59Z", rkey: "3second", text: "Bitcoin over lunch" };
const later: MadePost = {
  at: "2020-01-04T06:00:01Z",
  rkey: "3later",
  text: "El IBEX 35 cierra plano",
  langs: ["es"],
};

/** Everything that happens on the network, in order. */
function history(posts: readonly MadePost[], from = "2020-01-03T00:00:00Z", to = "2020-01-04T12:01:00Z") {
  const events: { time_us: number }[] = [...posts.map(postEvent), ...accountEvents(from, to)];
  return events.sort((a, b) => a.time_us - b.time_us);
}

async function open({ limits }: { limits?: Source["limits"] } = {}) {
  const server = await startJetstreamServer();
  const bench = await FetchBench.open({
    sources: [{ ...bluesky, limits: { ...bluesky.limits, ...limits } }],
    origins: { "wss://jetstream2.us-east.bsky.network": server.origin },
    now: "2020-01-04T12:05:00Z",
  });
  return {
    server,
    bench,
    /** Answers as Jetstream does: all from the cursor on. */
    offer(events: { time_us: number }[]) {
      server.tell((socket, cursor) => {
        for (const event of events) if (event.time_us >= cursor) socket.send(JSON.stringify(event));
      });
    },
    fetch: (
      run: string,
      previous: string | null = null,
      { assets = [], signal }: { assets?: string[]; signal?: AbortSignal } = {},
    ) => bench.fetch({ run, previous, options: { sources: ["bluesky"], assets }, signal }),
    deletedIn: async (run: string): Promise<string[]> => {
      const bytes = await bench.store.get(`state/run=${run}/attempt=1/deletions.json`);
      return bytes ? JSON.parse(bytes.toString("utf8")).sources.bluesky : [];
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("what the network saw by the slot is taken, the next run takes up there, and nothing comes twice", async () => {
  await using stand = await open();
  stand.offer(history([first, second, later]));
  const one = await stand.fetch(run);
  expect(one.records).toEqual([
    {
      id: expect.stringMatching(/^bluesky:[0-9a-f]{12}\/3first$/),
      source: "bluesky",
      kind: "post",
      channel: "Bluesky",
      author: expect.stringMatching(/^[0-9a-f]{12}$/),
      publishedAt: "2020-01-04T01:00:00.000Z",
      collectedAt: "2020-01-04T12:05:00.000Z",
      lang: "en",
      text: "Holding $AAPL for now",
    },
    expect.objectContaining({ text: "Bitcoin over lunch" }),
  ]);
  expect(one.coverage[0]).toMatchObject({ state: "ok", records: 2, from: null, budget: { dayRequests: 1 } });
  expect(JSON.stringify(one.records)).not.toContain("did:");
  const two = await stand.fetch(nextRun, run);
  expect(two.records).toMatchObject([{ text: "El IBEX 35 cierra plano", lang: "es" }]);
  expect(two.coverage[0]).toMatchObject({ state: "ok", records: 1, duplicate: 0 });
  expect(stand.server.cursors).toEqual([
    microseconds("2020-01-04T00:00:00Z"),
    microseconds("2020-01-04T06:00:00Z"),
  ]);
});

test("a second attempt gives the same ids", async () => {
  await using stand = await open();
  stand.offer(history([first, second]));
  const one = await stand.fetch(run);
  const again = await stand.bench.fetch({ run, attempt: 2, options: { sources: ["bluesky"] } });
  expect(again.records.map(({ id }) => id)).toEqual(one.records.map(({ id }) => id));
});

test("a stretch without a wanted post is no failure", async () => {
  await using stand = await open();
  stand.offer(history([{ ...first, text: "What a sunny day" }]));
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", records: 0 });
});

test("a deletion is told under the id the post was given with, whether it was wanted or not", async () => {
  await using stand = await open();
  const gone = { ...first, at: "2020-01-04T08:00:00Z", operation: "delete" as const };
  const unknown = { ...gone, rkey: "3never", at: "2020-01-04T08:00:01Z" };
  stand.offer(history([first, gone, unknown]));
  const { records } = await stand.fetch(run);
  const two = await stand.fetch(nextRun, run);
  expect(two.coverage[0]).toMatchObject({ state: "ok", deleted: 2 });
  const deleted = await stand.deletedIn(nextRun);
  expect(deleted[0]).toBe(records[0]?.id);
  expect(deleted[1]).toMatch(/\/3never$/);
});

test("events in no shape go to quarantine and the rest goes on; posts without a text are counted", async () => {
  await using stand = await open();
  const events = history([
    first,
    { at: "2020-01-04T02:00:00Z", record: { $type: "app.bsky.feed.post" } },
    second,
  ]);
  stand.server.tell((socket, cursor) => {
    for (const event of events) {
      if (event.time_us < cursor) continue;
      if (event.time_us === microseconds(second.at)) {
        socket.send('{"did":"did:plc:x","kind":"commit"}');
        socket.send("not JSON");
      }
      socket.send(JSON.stringify(event));
    }
  });
  const { records, quarantined, coverage } = await stand.fetch(run);
  expect(records).toHaveLength(2);
  expect(quarantined.map(({ code }) => code)).toEqual(["record.invalid", "record.invalid"]);
  expect(coverage[0]).toMatchObject({
    state: "ok",
    quarantined: 2,
    message: "posts without a text, passed over: 1",
  });
});

test("a connection that breaks off is taken up again from just before, and what comes twice is taken once", async () => {
  await using stand = await open();
  const events = history([first, second]);
  stand.server.tell((socket, cursor, connection) => {
    const due = events.filter(({ time_us }) => time_us >= cursor);
    const until = connection === 1 ? microseconds("2020-01-04T01:00:05Z") : Infinity;
    for (const event of due) if (event.time_us <= until) socket.send(JSON.stringify(event));
    if (connection === 1) socket.close();
  });
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "ok", records: 2, duplicate: 0, budget: { dayRequests: 2 } });
  expect(stand.bench.waitsMs).toEqual([1_000]);
  expect(stand.server.cursors[1]).toBe(microseconds("2020-01-04T00:59:50Z"));
});

test("events in disorder around the slot are all taken", async () => {
  await using stand = await open();
  const early = { ...later, at: "2020-01-04T06:00:03Z" };
  const events = history([first]);
  const at = events.findIndex(({ time_us }) => time_us > microseconds("2020-01-04T06:00:00Z"));
  events.splice(at, 0, postEvent(early), postEvent(second));
  stand.offer(events);
  expect((await stand.fetch(run)).records.map(({ text }) => text)).toEqual([first.text, second.text]);
  expect((await stand.fetch(nextRun, run)).records.map(({ text }) => text)).toEqual([early.text]);
});

test("a cursor that is older than what Jetstream keeps is a gap from–to, and the rest is read", async () => {
  await using stand = await open();
  stand.offer(history([first, second], "2020-01-04T00:30:00Z"));
  const { coverage, records } = await stand.fetch(run);
  expect(records).toHaveLength(2);
  expect(coverage[0]).toMatchObject({
    state: "partial",
    code: "source.unavailable",
    message: expect.stringContaining("from 2020-01-04T00:00:00.000Z to 2020-01-04T00:30:00.000Z"),
  });
  expect((await stand.fetch(nextRun, run)).coverage[0]).toMatchObject({ state: "ok" });
});

test("a slot that is older than what Jetstream keeps is one gap, and the next run begins after it", async () => {
  await using stand = await open();
  stand.offer(
    history([later], "2020-01-04T06:00:30Z").filter(
      ({ time_us }) => time_us > microseconds("2020-01-04T06:00:20Z"),
    ),
  );
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({
    state: "partial",
    message: expect.stringContaining("from 2020-01-04T00:00:00.000Z to 2020-01-04T06:00:00.000Z"),
  });
  await stand.fetch(nextRun, run);
  expect(stand.server.cursors[1]).toBe(microseconds("2020-01-04T06:00:00Z"));
});

test("the time is the network's own: an author's clock may say what it likes", async () => {
  await using stand = await open();
  stand.offer(
    history([
      { ...first, createdAt: "2099-01-01T00:00:00Z" },
      { ...second, createdAt: "1969-01-01T00:00:00Z", isReply: true },
    ]),
  );
  const { records, quarantined } = await stand.fetch(run);
  expect(quarantined).toEqual([]);
  expect(records).toMatchObject([
    { kind: "post", publishedAt: "2020-01-04T01:00:00.000Z" },
    { kind: "comment", publishedAt: "2020-01-04T05:59:59.000Z" },
  ]);
});

describe("when it cannot be read", () => {
  test("it is tried again a few times with growing patience; what was read counts, and the next run goes on", async () => {
    await using stand = await open();
    const events = history([first, second]);
    stand.server.tell((socket, cursor) => {
      const until = microseconds("2020-01-04T03:00:00Z");
      for (const event of events)
        if (event.time_us >= cursor && event.time_us <= until) socket.send(JSON.stringify(event));
      socket.close();
    });
    const { coverage } = await stand.fetch(run);
    expect(coverage[0]).toMatchObject({ state: "partial", code: "source.unavailable", records: 1 });
    expect(stand.server.cursors).toHaveLength(6);
    expect(stand.bench.waitsMs).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    stand.offer(events);
    const two = await stand.fetch(nextRun, run);
    expect(two.coverage[0]).toMatchObject({ state: "ok", records: 1, from: null });
    expect(two.records).toMatchObject([{ text: second.text }]);
  });

  test("429 with Retry-After is obeyed, one 5xx is got over", async () => {
    await using stand = await open();
    stand.offer(history([first]));
    stand.server.refuse(1, 429, { "retry-after": "7" });
    stand.server.refuse(2, 503);
    expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", records: 1 });
    expect(stand.bench.waitsMs).toEqual([7_000, 2_000]);
  });

  test("a Retry-After longer than a run can wait is not waited for", async () => {
    await using stand = await open();
    stand.server.refuse(undefined, 429, { "retry-after": "3600" });
    expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "failed", code: "source.throttled" });
    expect(stand.bench.waitsMs).toEqual([]);
  });

  test.each([
    { status: 401, code: "source.unauthorized" },
    { status: 404, code: "source.rejected" },
  ])("a refusal ($status) is not tried again", async ({ status, code }) => {
    await using stand = await open();
    stand.server.refuse(undefined, status);
    expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "failed", code });
    expect(stand.server.cursors).toHaveLength(1);
  });

  test("a spent budget is a state, is kept across runs, and asks nobody", async () => {
    await using stand = await open({ limits: { requestsPerDayMax: 1 } });
    stand.offer(history([first, second, later]));
    expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", records: 2 });
    const { coverage } = await stand.fetch(nextRun, run);
    expect(coverage[0]).toMatchObject({ state: "over_budget", code: "source.budget", records: 0 });
    expect(stand.server.cursors).toHaveLength(1);
  });

  test("a stream that is too slow for a run is left to the next where it stands", async () => {
    await using stand = await open();
    const events = history([first, second, later]);
    stand.server.tell((socket, cursor) => {
      for (const event of events) {
        if (event.time_us < cursor || event.time_us > microseconds("2020-01-04T03:00:00Z")) continue;
        if (event.time_us === microseconds(first.at)) stand.bench.now = new Date("2020-01-04T12:25:00Z");
        socket.send(JSON.stringify(event));
      }
    });
    const { coverage } = await stand.fetch(run);
    expect(coverage[0]).toMatchObject({
      state: "partial",
      message: expect.stringContaining("left to the next run"),
    });
    stand.offer(events);
    const two = await stand.fetch(nextRun, run);
    expect(two.coverage[0]).toMatchObject({ state: "ok" });
    expect(two.records.map(({ text }) => text)).toContain(second.text);
  });

  test("a stop ends the stage without a manifest", async () => {
    await using stand = await open();
    const stop = new AbortController();
    stand.server.tell((socket) => {
      socket.send(JSON.stringify(postEvent(first)));
      stop.abort(new Error("stopped by the test"));
    });
    await expect(stand.fetch(run, null, { signal: stop.signal })).rejects.toThrow("stopped by the test");
    expect(await stand.bench.store.get(`manifests/run=${run}/fetch.json`)).toBeUndefined();
  });

  test("a cursor that cannot be read starts over with a note", async () => {
    await using stand = await open();
    stand.offer(history([first, second, later]));
    await stand.bench.publishCursor({ run, source: bluesky, cursor: { timeUs: "yesterday" } });
    const { coverage, records } = await stand.fetch(nextRun, run);
    expect(records).toHaveLength(1);
    expect(coverage[0]).toMatchObject({ state: "ok", message: expect.stringContaining("started over") });
  });
});

describe("the filter", () => {
  const isWanted = createFilter(["Tesla", "AT&T"]);

  test.each([
    "buying $NVDA and $BRK.B",
    "Tesla is up",
    "at&t sells a unit",
    "The S&P 500 closed higher",
    "INFLATION cools",
  ])("wants “%s”", (text) => {
    expect(isWanted({ text, langs: ["en"] })).toBe(true);
  });

  test.each(["I paid $100 for it", "lunch was US$12", "my teslas", "lotsofbitcoins", "$ AAPL"])(
    "does not want “%s”",
    (text) => {
      expect(isWanted({ text, langs: ["en"] })).toBe(false);
    },
  );

  test("wants English and Spanish, and without a language a cashtag alone", () => {
    expect(isWanted({ text: "sube la inflación", langs: ["es-AR"] })).toBe(true);
    expect(isWanted({ text: "bitcoin", langs: ["ja"] })).toBe(false);
    expect(isWanted({ text: "bitcoin", langs: undefined })).toBe(false);
    expect(isWanted({ text: "$BTC", langs: undefined })).toBe(true);
  });
});

test("assets asked for are found by the name people use", async () => {
  await using stand = await open();
  stand.offer(history([{ ...first, text: "My Tesla needs new tyres" }]));
  expect((await stand.fetch(run)).records).toEqual([]);
  const { records } = await stand.bench.fetch({
    run,
    attempt: 2,
    options: { sources: ["bluesky"], assets: ["TSLA"] },
  });
  expect(records).toHaveLength(1);
});
