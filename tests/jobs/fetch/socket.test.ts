import { expect, test } from "vitest";
import { codeOf } from "../../../core/domain/errors.ts";
import { readSocket } from "../../../jobs/fetch/socket.ts";
import { startJetstreamServer } from "../../support/jetstream-server.ts";

async function open({ bytesMax = 1_000_000, idleMs = 10_000 } = {}) {
  const server = await startJetstreamServer();
  const seen = { taken: 0, backOffs: 0 };
  const stop = new AbortController();
  const messages = () =>
    readSocket(
      { url: () => "wss://stream.example/subscribe?cursor=1", bytesMax, idleMs },
      {
        source: "made",
        userAgent: "test",
        take: async () => {
          seen.taken += 1;
        },
        backOff: async () => {
          seen.backOffs += 1;
          return seen.backOffs < 3;
        },
        redirect: (url) => url.replace("wss://stream.example", server.origin),
        signal: stop.signal,
      },
    );
  return { server, seen, stop, messages, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

async function collect(messages: AsyncIterable<string>): Promise<{ texts: string[]; failure: unknown }> {
  const texts: string[] = [];
  try {
    for await (const text of messages) texts.push(text);
    return { texts, failure: undefined };
  } catch (failure) {
    return { texts, failure };
  }
}

test("a connection that says nothing for too long is given up and tried again, each try from the budget", async () => {
  await using stand = await open({ idleMs: 300 });
  stand.server.tell((socket) => socket.send("one"));
  const { texts, failure } = await collect(stand.messages());
  expect(codeOf(failure)).toBe("source.unavailable");
  expect(String(failure)).toContain("no message in 300 ms");
  // How many come before a patience so short ends is the machine's to say.
  expect(new Set([...texts, "one"])).toEqual(new Set(["one"]));
  expect(stand.seen).toEqual({ taken: 3, backOffs: 3 });
});

test("a reader who falls behind holds the sender back and loses nothing", async () => {
  await using stand = await open();
  const total = 20_000;
  stand.server.tell((socket) => {
    for (let index = 0; index < total; index++) socket.send(String(index));
  });
  let next = 0;
  for await (const text of stand.messages()) {
    expect(text).toBe(String(next));
    next += 1;
    if (next % 5_000 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    if (next === total) break;
  }
  expect(next).toBe(total);
});

test("more bytes than are allowed in all, over connections, are refused", async () => {
  await using stand = await open({ bytesMax: 10 });
  stand.server.tell((socket) => {
    socket.send("1234567");
    socket.close();
  });
  const { texts, failure } = await collect(stand.messages());
  expect(codeOf(failure)).toBe("source.rejected");
  expect(texts).toEqual(["1234567"]);
});

test("binary messages are passed over, and a reader who has enough closes the connection", async () => {
  await using stand = await open();
  const closed = new Promise((resolve) =>
    stand.server.tell((socket) => {
      socket.on("close", resolve);
      socket.send(Buffer.from("binary"));
      socket.send("text");
    }),
  );
  for await (const text of stand.messages()) {
    expect(text).toBe("text");
    break;
  }
  await closed;
  expect(stand.seen.taken).toBe(1);
});

test("nobody who listens there is an unavailable source, a stop is a stop", async () => {
  const stand = await open();
  await stand.server[Symbol.asyncDispose]();
  expect(codeOf((await collect(stand.messages())).failure)).toBe("source.unavailable");
  await using other = await open();
  other.server.tell(() => other.stop.abort(new Error("stopped by the test")));
  expect(String((await collect(other.messages())).failure)).toContain("stopped by the test");
});
