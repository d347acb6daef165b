import { load } from "cheerio";
import { AppError } from "../../../../core/domain/errors.ts";

/** One day's rates: units of each currency for one euro, as the file writes them. */
export interface RateDay {
  date: string | undefined;
  rates: { currency: string; rate: string | undefined }[];
}

/** The days of a `eurofxref` file, in its order. Pure. Throws `source.rejected` for what is none. */
export function parseRates(xml: string): RateDay[] {
  const $ = load(xml, { xml: true });
  if (!$(":root").is("gesmes\\:Envelope"))
    throw new AppError("source.rejected", { message: "ecb answered what is no file of reference rates" });
  return $("Cube > Cube:not([currency])")
    .toArray()
    .map((day) => ({
      date: $(day).attr("time"),
      rates: $(day)
        .children("[currency]")
        .toArray()
        .map(({ attribs }) => ({ currency: attribs.currency ?? "", rate: attribs.rate })),
    }));
}

/** A rate as a bar with nothing but a close; a rate that is no number stays as it is, for the check to refuse. Pure. */
export function toRateBar(
  { date, currency, rate }: { date: string | undefined; currency: string; rate: string | undefined },
  collectedAt: Date,
): unknown {
  const symbol = `EUR${currency}`;
  const isNumber = rate !== undefined && /^\d+(\.\d+)?$/.test(rate);
  return {
    id: `ecb:bar:${symbol}:${date}`,
    source: "ecb",
    kind: "bar",
    symbol,
    class: "fx",
    date,
    close: isNumber ? Number(rate) : rate,
    currency,
    collectedAt: collectedAt.toISOString(),
  };
}
