import { z } from "zod";
import { readParts } from "../../read-parts.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source } from "../source.ts";
import { getChannels } from "./channels.ts";
import { channelStateSchema, readChannel } from "./read-channel.ts";
import { recheckMessages } from "./recheck.ts";

const cursorSchema = z.object({ channels: z.record(z.string(), channelStateSchema) });

/** Public channels of Telegram by their preview pages in the browser; no key, no account. */
export const telegram: Source = {
  name: "telegram",
  title: "Public Telegram channels, by their preview pages (t.me/s/<channel>); no account, no MTProto",
  delivers: ["posts"],
  sample: false,
  settings: [
    {
      variable: "PULSO_TELEGRAM_CHANNELS",
      meaning:
        "names or addresses of public channels that show a preview in the browser; well-known ones on markets when unset. Groups and private channels cannot be read: that would take a person's logged-in account (MTProto)",
      required: false,
    },
  ],
  limits: { requestsPerMinuteMax: 30, requestsPerDayMax: 3_000 },
  terms: {
    url: "https://telegram.org/tos/content-licensing",
    redistribute: "ids",
    training: false,
    retentionDays: 365,
    deletions: "recheck",
    authors: "none",
    attribution: "the channel's name and a link to the message",
  },
  async *read(request) {
    const cursor = yield* parseCursor(cursorSchema, request);
    yield* readParts({
      parts: getChannels(request.config.asks.telegramChannels),
      keyOf: ({ name }) => name,
      atOnce: 1,
      states: cursor?.channels ?? {},
      read: (channel, state) => readChannel(channel, state, request),
      toCursor: (channels) => ({ channels }) satisfies z.infer<typeof cursorSchema>,
      signal: request.signal,
    });
  },
  recheck: recheckMessages,
};
