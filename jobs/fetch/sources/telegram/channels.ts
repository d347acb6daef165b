import { AppError } from "../../../../core/domain/errors.ts";

export interface Channel {
  /** As in `t.me/<name>`, in lower case: Telegram makes no difference. */
  name: string;
  /** Of all its messages; absent for a channel of one's own choice, whose language each text tells. */
  lang?: string;
}

/** Channels on markets that anyone may read in the browser. */
const wellKnown: Channel[] = [
  { name: "watcherguru", lang: "en" },
  { name: "cointelegraph", lang: "en" },
  { name: "coindeskglobal", lang: "en" },
  { name: "whale_alert_io", lang: "en" },
  { name: "wublockchainenglish", lang: "en" },
  { name: "treenewsfeed", lang: "en" },
  { name: "binance_announcements", lang: "en" },
  { name: "criptonoticias", lang: "es" },
  { name: "diariobitcoin", lang: "es" },
];

/** The channels named in the configuration (`x`, `@x` or `https://t.me/x`), else well-known ones. Throws `config.invalid`. */
export function getChannels(wanted: readonly string[]): Channel[] {
  if (wanted.length === 0) return wellKnown;
  const names = wanted.map((wish) => {
    const name = /^(?:https:\/\/t\.me\/(?:s\/)?|@)?([a-z]\w{3,31})\/?$/i.exec(wish)?.[1];
    if (!name)
      throw new AppError("config.invalid", {
        message: `PULSO_TELEGRAM_CHANNELS: "${wish}" is no name of a channel`,
      });
    return name.toLowerCase();
  });
  return [...new Set(names)].map((name) => ({
    name,
    lang: wellKnown.find((known) => known.name === name)?.lang,
  }));
}
