import { sourceContract } from "../../../contracts/source.ts";
import { telegramPage } from "../../../support/telegram-page.ts";

sourceContract({
  source: "telegram",
  badCode: "record.invalid",
  env: { PULSO_TELEGRAM_CHANNELS: "made_up_markets" },
  http: {
    origins: ["https://t.me"],
    errorWith200: '{"ok":false,"error_code":420,"description":"FLOOD_WAIT_30"}',
    answer: (entries) => ({
      headers: { "content-type": "text/html; charset=utf-8" },
      body: telegramPage(
        "made_up_markets",
        entries.map(({ key, at, bad }) => ({
          number: Number(key),
          at: bad ? undefined : at,
          html: `Message ${key}`,
        })),
      ),
    }),
  },
});
