import { useMemo } from "react";
import { addDays } from "../../charts/calendar.ts";
import { forecastFan } from "../../charts/fragments.ts";
import { TimeChart } from "../../charts/time-chart.tsx";
import { toFan, toMentionSeries, toPriceSeries, toSentimentSeries } from "../../charts/to-series.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { CoverageNote } from "../../ui/coverage-note.tsx";
import { useSearchParam } from "../../ui/search-param.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import type { ForecastChoice } from "./use-forecast-choice.ts";
import { useHistory } from "./use-history.ts";

const ranges = ["3m", "1m", "1y", "max"] as const;
const shownInOrder = ["1m", "3m", "1y", "max"] as const;
/** Before any series: the server answers 90 days to whoever names no start. */
const beginning = "1900-01-01";
const daysOf = { "1m": 31, "3m": 92, "1y": 366 } as const;

export interface AssetChartProps {
  symbol: string;
  name: string;
  lastCloseDate: string;
  choice: ForecastChoice;
}

/** The asset's chart for a range kept in the address, saying in words what its tier leaves out. */
export function AssetChart({ symbol, name, lastCloseDate, choice }: AssetChartProps) {
  const { t } = useI18n();
  const [range, setRange] = useSearchParam("range", ranges);
  const from = range === "max" ? undefined : addDays(lastCloseDate, -daysOf[range]);
  const history = useHistory(symbol, from ?? beginning);
  const { answer } = choice;
  const fan = useMemo(() => answer && toFan(readFragment(forecastFan, answer)), [answer]);
  const series = useMemo(
    () =>
      history.data && {
        prices: toPriceSeries(history.data.bars),
        sentiment: toSentimentSeries(history.data.sentiment),
        mentions: toMentionSeries(history.data.sentiment),
      },
    [history.data],
  );
  return (
    <section className="card chart-card">
      <div className="card-head">
        <h2>{t.asset.chart}</h2>
        <Segmented
          label={t.asset.range}
          value={range}
          options={shownInOrder.map((value) => ({ value, text: t.asset.ranges[value] }))}
          onChange={setRange}
        />
      </div>
      {history.error ? (
        <ErrorState error={history.error} onRetry={history.retry} />
      ) : series ? (
        <>
          <TimeChart
            label={`${name}: ${t.asset.chart}`}
            tableCaption={t.asset.tableCaption(name)}
            {...series}
            fan={fan}
            from={from}
          />
          {history.data && <CoverageNote coverage={history.data.coverage} />}
          {series.mentions.length === 0 && <p className="note">{t.asset.noSentiment}</p>}
        </>
      ) : (
        <Skeleton lines={1} className="skeleton-chart" />
      )}
    </section>
  );
}
