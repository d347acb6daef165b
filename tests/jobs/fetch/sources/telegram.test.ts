import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { getChannels } from "../../../../jobs/fetch/sources/telegram/channels.ts";
import { parsePreview } from "../../../../jobs/fetch/sources/telegram/parse-preview.ts";
import { telegram } from "../../../../jobs/fetch/sources/telegram/source.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { type ReplayAnswer, startReplayServer } from "../../../support/replay-server.ts";
import { hasShared, sharedFolder } from "../../../support/shared-data.ts";
import { recheck } from "../../../support/source-request.ts";
import { type MadeMessage, telegramPage, telegramPlainPage } from "../../../support/telegram-page.ts";

const channel = "made_up_markets";
const html = { "content-type": "text/html; charset=utf-8" };
const at = (hour: number, day = 3) => new Date(Date.UTC(2020, 0, day, hour));
const many = (from: number, to: number, hourOf: (number: number) => number) =>
  Array.from({ length: to - from + 1 }, (_, index): MadeMessage => {
    const number = from + index;
    return { number, at: at(hourOf(number)), html: `Message ${number}` };
  });

/** A channel's pages of so many messages, as Telegram cuts them. */
function pages(messages: MadeMessage[], perPage = 20) {
  return ({ url }: { url: URL }): ReplayAnswer => {
    const before = Number(url.searchParams.get("before") ?? Infinity);
    const earlier = messages.filter(({ number }) => number < before);
    const page = earlier.slice(-perPage);
    const body = telegramPage(channel, page, earlier.length > page.length ? page[0]?.number : undefined);
    return { headers: html, body };
  };
}

async function open(env: Record<string, string> = { PULSO_TELEGRAM_CHANNELS: channel }) {
  const server = await startReplayServer();
  const origins = { "https://t.me": server.origin };
  const bench = await FetchBench.open({ sources: [telegram], origins, env, now: "2020-01-04T00:10:00Z" });
  const options = { sources: ["telegram"] };
  return {
    server,
    bench,
    fetch: (run: string, previous: string | null = null) => bench.fetch({ run, previous, options }),
    deletedIn: async (run: string) => {
      const bytes = await bench.store.get(`state/run=${run}/attempt=1/deletions.json`);
      return bytes && JSON.parse(bytes.toString("utf8")).sources.telegram;
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe("a page", () => {
  test.skipIf(!hasShared("data/fixtures/telegram"))("as recorded in 2023 is read", () => {
    const file = path.join(sharedFolder, "data/fixtures/telegram/tme_s_preview_DEXTNewPairsBot.trimmed.html");
    const page = parsePreview(readFileSync(file, "utf8"), "https://t.me/s/DEXTNewPairsBot");
    expect(page).toMatchObject({
      hasEarlier: true,
      messages: [{ number: 208649, publishedAt: "2023-11-09T17:35:20+00:00", isEdited: false }],
    });
    const [message] = typeof page === "string" ? [] : page.messages;
    expect(message?.text).toMatch(/^New pair at Uniswap v2 .*\$3,027.* https:\/\/www\.dextools\.io\/\S+$/);
  });

  test("gives plain text with the addresses its words lead to, and no name of a writer", () => {
    const text =
      'The <b>Fed</b> holds &amp; waits<br/>Read <a href="https://gazette.example/fed?a=1&amp;b=2" target="_blank">here</a> ' +
      '<a href="?q=%23BTC">#BTC</a> <a href="https://t.me/other">@other</a> <a href="https://ledger.example/">https://ledger.example/</a>';
    const page = parsePreview(telegramPage(channel, [{ number: 7, at: at(9), html: text }]), "u");
    expect(page).toMatchObject({
      messages: [
        {
          number: 7,
          text: "The Fed holds & waits Read here (https://gazette.example/fed?a=1&b=2) #BTC @other https://ledger.example/",
        },
      ],
    });
    expect(JSON.stringify(page)).not.toContain("views ");
  });

  test("without a preview, without posts, or laid out otherwise is told from an empty one", () => {
    expect(parsePreview(telegramPlainPage, "u")).toBe("no-preview");
    expect(parsePreview(telegramPage(channel, []), "u")).toMatchObject({ messages: [] });
    const noPosts =
      '<section class="tgme_channel_history"><div class="tgme_widget_message_wrap"><div class="tme_no_messages_found">No posts found</div></div></section>';
    expect(parsePreview(noPosts, "u")).toBe("no-posts-found");
    const renamed = telegramPage(
      channel,
      many(1, 3, () => 9),
    ).replaceAll("tgme_widget_message", "tgme_post");
    expect(parsePreview(renamed, "u")).toBe("unknown-layout");
    const dateless = telegramPage(channel, [{ number: 1, html: "no date" }]);
    expect(parsePreview(dateless, "u")).toBe("unknown-layout");
  });
});

test("pages are read back to the first run's look-back, then to the message the last run ended with", async () => {
  await using stand = await open();
  const old = many(1, 60, () => 6).map((message) => ({ ...message, at: at(6, 1) }));
  const messages = [...old, ...many(61, 110, () => 10)];
  stand.server.answer(pages(messages));
  const one = await stand.fetch("2020-01-04T00");
  // Three pages: the third holds what is older than a day, and all a page shows is given.
  expect(stand.server.requests.map(({ url }) => url.searchParams.get("before"))).toEqual([null, "91", "71"]);
  expect(one.records).toHaveLength(60);
  stand.bench.now = new Date("2020-01-04T06:10:00Z");
  stand.server.answer(pages([...messages, ...many(111, 160, () => 27)]));
  const two = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  expect(two.coverage[0]).toMatchObject({ state: "ok", records: 50, duplicate: 0 });
  expect(two.records.at(-1)).toMatchObject({
    id: "telegram:made_up_markets/160",
    url: "https://t.me/made_up_markets/160",
    redistribute: "ids",
  });
  expect(stand.server.requests.slice(3)).toHaveLength(3);
});

test("pages that overlap give a message once, photos and notices none", async () => {
  await using stand = await open();
  const messages: MadeMessage[] = [
    { number: 1, at: at(1), html: "Channel created", isService: true },
    ...many(2, 20, () => 20),
    { number: 21, at: at(20) },
  ];
  stand.server.answer(({ url }) => {
    const before = url.searchParams.get("before");
    const page = before ? messages.slice(0, 12) : messages.slice(10);
    return { headers: html, body: telegramPage(channel, page, before ? undefined : 13) };
  });
  const { records, coverage } = await stand.fetch("2020-01-04T00");
  expect(new Set(records.map(({ id }) => id)).size).toBe(19);
  expect(coverage[0]).toMatchObject({ state: "ok", records: 19 });
});

test("a server that answers later messages where earlier ones were asked for is not followed in circles", async () => {
  await using stand = await open();
  stand.server.answer(() => ({
    headers: html,
    body: telegramPage(
      channel,
      many(5, 9, () => 20),
      5,
    ),
  }));
  const { coverage } = await stand.fetch("2020-01-04T00");
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.rejected" });
  expect(stand.server.requests).toHaveLength(2);
});

test("an edited text comes anew, a message missing between others is deleted, and an untouched one is left alone", async () => {
  await using stand = await open();
  const messages = many(1, 5, () => 20);
  stand.server.answer(pages(messages));
  await stand.fetch("2020-01-04T00");
  const edited = messages
    .filter(({ number }) => number !== 3)
    .map((message) => (message.number === 2 ? { ...message, html: "Mended", isEdited: true } : message));
  stand.server.answer(pages(edited));
  const two = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  expect(two.records).toMatchObject([{ id: "telegram:made_up_markets/2", text: "Mended" }]);
  expect(two.coverage[0]).toMatchObject({ state: "ok", records: 1, deleted: 1 });
  expect(await stand.deletedIn("2020-01-04T06")).toEqual(["telegram:made_up_markets/3"]);
  const three = await stand.fetch("2020-01-04T12", "2020-01-04T06");
  expect(three.coverage[0]).toMatchObject({ records: 0, deleted: 0 });
});

test("messages dated after the slot wait for their run, one from far ahead is set aside once", async () => {
  await using stand = await open();
  const messages: MadeMessage[] = [
    { number: 1, at: at(20), html: "known" },
    { number: 2, at: "2031-01-01T00:00:00+00:00", html: "from far ahead" },
    { number: 3, at: new Date("2020-01-04T00:05:00Z"), html: "after the slot" },
  ];
  stand.server.answer(pages(messages));
  const one = await stand.fetch("2020-01-04T00");
  expect(one.records).toMatchObject([{ text: "known" }]);
  expect(one.quarantined).toMatchObject([{ code: "record.time" }]);
  const two = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  expect(two.records).toMatchObject([{ text: "after the slot" }]);
  expect(two.quarantined).toEqual([]);
});

test("a channel without a preview is a gap that says so, and the others go on", async () => {
  await using stand = await open({ PULSO_TELEGRAM_CHANNELS: `@made_up_group,https://t.me/${channel}` });
  const good = pages(many(1, 2, () => 20));
  stand.server.answer((request) =>
    request.url.pathname === "/s/made_up_group"
      ? { status: 302, headers: { location: "/made_up_group" } }
      : request.url.pathname === "/made_up_group"
        ? { headers: html, body: telegramPlainPage }
        : good(request),
  );
  const { coverage, records } = await stand.fetch("2020-01-04T00");
  expect(records).toHaveLength(2);
  expect(coverage[0]).toMatchObject({
    state: "partial",
    message: expect.stringContaining("@made_up_group shows no public preview"),
  });
});

test("a layout that can no longer be read is an error, not an empty channel, and the cursor stays", async () => {
  await using stand = await open();
  stand.server.answer(pages(many(1, 2, () => 20)));
  await stand.fetch("2020-01-04T00");
  const more = many(1, 4, () => 21);
  stand.server.answer(() => ({
    headers: html,
    body: telegramPage(channel, more).replaceAll("data-post", "data-message"),
  }));
  const two = await stand.fetch("2020-01-04T06", "2020-01-04T00");
  expect(two.coverage[0]).toMatchObject({ state: "failed", code: "source.rejected" });
  stand.server.answer(pages(more));
  expect((await stand.fetch("2020-01-04T12", "2020-01-04T06")).records).toHaveLength(2);
});

test("a recheck finds what is gone page by page, and takes a channel that shows nothing for no answer", async () => {
  await using server = await startReplayServer();
  const shown = many(1, 50, () => 9).filter(({ number }) => ![7, 33, 50].includes(number));
  const answer = pages(shown);
  server.answer((request) =>
    request.url.pathname === `/s/${channel}` ? answer(request) : { headers: html, body: telegramPlainPage },
  );
  const asked = [50, 49, 33, 8, 7].map((number) => `telegram:${channel}/${number}`);
  const { deleted, failure } = await recheck(telegram, [...asked, "telegram:gone_private/4", "x:1"], {
    origins: { "https://t.me": server.origin },
  });
  expect(failure).toBeUndefined();
  expect(deleted).toEqual([50, 33, 7].map((number) => `telegram:${channel}/${number}`));
  expect(server.requests).toHaveLength(3);
});

test("channels are named in any of their forms, once each, and a name that is none is refused", () => {
  expect(getChannels(["@CoinTelegraph", "https://t.me/s/cointelegraph", "own_channel"])).toEqual([
    { name: "cointelegraph", lang: "en" },
    { name: "own_channel", lang: undefined },
  ]);
  expect(new Set(getChannels([]).map(({ lang }) => lang))).toEqual(new Set(["en", "es"]));
  expect(() => getChannels(["no channel!"])).toThrow(/no channel!/);
});
