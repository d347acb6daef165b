import type { Asset } from "../../core/domain/assets.ts";
import { codeOf, messageOf } from "../../core/domain/errors.ts";
import { refuseDelisted } from "../../core/domain/listing.ts";
import { datesAfterMissedSessions, findSessions } from "../../core/domain/sessions.ts";
import { lastListing } from "../../core/forecast/gaps.ts";
import { type Prepared, prepare } from "../../core/forecast/prepared.ts";
import { type CloseSeries, checkSeries } from "../../core/forecast/series.ts";
import type { PredictDetail } from "./detail.ts";
import type { AssetHistory } from "./history.ts";

/**
 * What can be forecast of the histories, and what is refused and why. An asset that is delisted by `now` is; of one
 * that was not traded for more than a year only what came after is used. Sessions are those its exchange shows.
 */
export function prepareHistories(
  histories: readonly AssetHistory[],
  catalogue: readonly Asset[],
  now: Date,
): { prepared: Prepared[]; refused: PredictDetail["refused"] } {
  const assets = new Map(catalogue.map((asset) => [asset.symbol, asset]));
  const today = now.toISOString().slice(0, 10);
  const traded = histories.map(({ symbol, bars }) => ({
    calendar: calendarOf(assets.get(symbol)),
    dates: bars.map(({ date }) => date),
  }));
  const sessions = findSessions(traded);
  const prepared: Prepared[] = [];
  const refused: PredictDetail["refused"] = [];
  for (const [at, history] of histories.entries()) {
    const { calendar, dates } = traded[at]!;
    const asset = assets.get(history.symbol);
    try {
      refuseDelisted(asset, today);
      const known = (calendar !== undefined && sessions.get(calendar)) || [];
      const series = toSeries(history, datesAfterMissedSessions(dates, known));
      checkSeries(series);
      prepared.push(prepare(series));
    } catch (error) {
      const code = codeOf(error);
      if (code === "internal") throw error;
      refused.push({ asset: history.symbol, code, message: messageOf(error) });
    }
  }
  return { prepared, refused };
}

/** What shares a calendar: an exchange, by its name or by Yahoo's ending (`SAN.MC`). */
function calendarOf(asset: Asset | undefined): string | undefined {
  if (asset?.class !== "stock") return undefined;
  return /\.[A-Z]+$/.exec(asset.symbol)?.[0] ?? asset.exchange;
}

function toSeries({ symbol, entry, bars }: AssetHistory, afterMissed: ReadonlySet<string>): CloseSeries {
  const used = bars.slice(lastListing(bars.map(({ date }) => date)));
  return {
    symbol,
    class: entry.class,
    dates: used.map((bar) => bar.date),
    closes: used.map((bar) => bar.close),
    adjCloses: used.map((bar) => bar.adjClose),
    afterMissed,
  };
}
