export type Format = ReturnType<typeof createFormat>;

const dash = "–";

/** Numbers and dates as a reader of `locale` writes them. Dates and times are UTC, as the data's are. */
export function createFormat(locale: string) {
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value).replace("-", "\u2212");
  };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    return (value: string) => format.format(toDate(value));
  };
  const fine = number({ minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const plain = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = number({
    style: "percent",
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  return {
    locale,
    /** 293.65; four decimals under 10, where exchange rates live. */
    price: (value: number | null | undefined) =>
      value == null ? dash : Math.abs(value) < 10 ? fine(value) : plain(value),
    money: plain,
    /** Takes percent (1.25 → “+1.25%”). */
    percent: (value: number | null | undefined) => (value == null ? dash : percent(value / 100)),
    share: number({ style: "percent", maximumFractionDigits: 0 }),
    signed: number({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }),
    count: number({ maximumFractionDigits: 0 }),
    oneDecimal: number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    signedOneDecimal: number({
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: "exceptZero",
    }),
    date: date({ day: "numeric", month: "short", year: "numeric" }),
    month: date({ month: "long", year: "numeric" }),
    dateTime: date({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    dateTimeLong: date({
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
    /** `2020-01-01T06` → “2020-01-01 06:00”. */
    run: (id: string) => `${id.slice(0, 10)} ${id.slice(11, 13)}:00`,
  };
}

function toDate(value: string): Date {
  return new Date(value.length === 10 ? `${value}T00:00:00Z` : value);
}
