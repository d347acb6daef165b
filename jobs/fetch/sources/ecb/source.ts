import { z } from "zod";
import { readCatalogue } from "../../../../core/catalogue.ts";
import { tradingDate } from "../../../../core/domain/record.ts";
import { validatorsSchema } from "../../http.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { getRates } from "./client.ts";
import { type RateDay, toRateBar } from "./parse-rates.ts";

const firstLookBackYears = 10;
/** The short file reaches back 90 days; less is trusted to it. */
const shortFileDays = 80;
const dayMs = 86_400_000;

/** For each pair the date up to which it has been read, and the short file's validators. */
const cursorSchema = z.object({ read: z.record(z.string(), tradingDate), validators: validatorsSchema });
type Cursor = z.infer<typeof cursorSchema>;

/** The European Central Bank's euro foreign exchange reference rates; no key. */
export const ecb: Source = {
  name: "ecb",
  title: "Euro foreign exchange reference rates of the European Central Bank",
  delivers: ["prices"],
  sample: false,
  settings: [
    {
      variable: "PULSO_ASSETS",
      meaning: "further pairs (EURPLN) beside the catalogue's with the euro first",
      required: false,
    },
  ],
  limits: { requestsPerMinuteMax: 6, requestsPerDayMax: 100 },
  terms: {
    url: "https://www.ecb.europa.eu/services/disclaimer/html/index.en.html",
    redistribute: "excerpt",
    training: true,
    retentionDays: null,
    deletions: "none",
    authors: "none",
    attribution: "European Central Bank, euro foreign exchange reference rates",
  },
  async *read(request) {
    const cursor: Cursor = (yield* parseCursor(cursorSchema, request)) ?? { read: {}, validators: {} };
    const pairs = await pairsOf(request.assets);
    const oldest = dateBefore(request.to, shortFileDays);
    const isLong = pairs.some((pair) => (cursor.read[pair] ?? "") < oldest);
    const file = isLong ? "eurofxref-hist" : "eurofxref-hist-90d";
    const { days, origin, validators } = await getRates(request.http, file, isLong ? {} : cursor.validators);
    if (!days) return;
    yield* itemsOf(days, { pairs, read: cursor.read, origin }, request);
    const newest = days
      .flatMap(({ date }) => (date && isKnown(date, request.to) ? [date] : []))
      .sort()
      .at(-1);
    if (newest === undefined) return;
    if (isLong) yield* unpublished(days, pairs);
    const read = Object.fromEntries(pairs.map((pair) => [pair, laterOf(cursor.read[pair], newest)]));
    // What is not known yet by the rule has to come again: then the file is not asked whether it has changed.
    const isAllKnown = !isLong && days.every(({ date }) => date && isKnown(date, request.to));
    yield { type: "cursor", cursor: { read, validators: isAllKnown ? validators : {} } satisfies Cursor };
  },
};

/** The catalogue's pairs with the euro first, and what is asked for in that shape. */
async function pairsOf(assets: readonly string[]): Promise<string[]> {
  const catalogue = await readCatalogue();
  const known = catalogue.filter((asset) => asset.class === "fx").map(({ symbol }) => symbol);
  return [...new Set([...known, ...assets])].filter((symbol) => /^EUR[A-Z]{3}$/.test(symbol));
}

function* itemsOf(
  days: readonly RateDay[],
  { pairs, read, origin }: { pairs: readonly string[]; read: Cursor["read"]; origin: string },
  { to, clock }: SourceRequest,
): Generator<SourceItem> {
  const first = new Date(to);
  first.setUTCFullYear(to.getUTCFullYear() - firstLookBackYears);
  const firstDate = first.toISOString().slice(0, 10);
  const wanted = new Set(pairs);
  for (const { date, rates } of days) {
    for (const { currency, rate } of rates) {
      const pair = `EUR${currency}`;
      if (!wanted.has(pair)) continue;
      // What cannot be dated is left to the check.
      const isDated = tradingDate.safeParse(date).success;
      if (isDated && date && (date < firstDate || date <= (read[pair] ?? "") || !isKnown(date, to))) continue;
      yield { type: "record", record: toRateBar({ date, currency, rate }, clock.now()), origin };
    }
  }
}

function* unpublished(days: readonly RateDay[], pairs: readonly string[]): Generator<SourceItem> {
  const published = new Set(days.flatMap(({ rates }) => rates.map(({ currency }) => `EUR${currency}`)));
  const missing = pairs.filter((pair) => !published.has(pair));
  if (missing.length > 0) yield { type: "note", message: `the ECB has no rate of ${missing.join(", ")}` };
}

/** A date's rates are known when it has ended, as every bar. */
const isKnown = (date: string, to: Date) => Date.parse(date) + dayMs <= to.getTime();
const dateBefore = (to: Date, days: number) =>
  new Date(to.getTime() - days * dayMs).toISOString().slice(0, 10);
const laterOf = (one: string | undefined, other: string) => (one && one > other ? one : other);
