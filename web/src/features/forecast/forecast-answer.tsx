import { useCallback, useMemo } from "react";
import { useQuery } from "urql";
import { forecastFan } from "../../charts/fragments.ts";
import { TimeChart } from "../../charts/time-chart.tsx";
import { toFan, toPriceSeries } from "../../charts/to-series.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { Model } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { RequestAsset } from "../request/request-asset.tsx";
import { ForecastFigures } from "./figures.tsx";

const forecastQuery = graphql(`
  query Forecast($symbol: String!, $targetDate: Date!, $model: Model!) {
    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {
      asset {
        symbol
        name
      }
      recent {
        date
        close
      }
      ...ForecastFan
      ...ForecastFigures
    }
  }
`);

/** The line from the closes before today to the chosen date, with its fan, and the same in figures and a sentence. */
export function ForecastAnswer({ symbol, date, model }: { symbol: string; date: string; model: Model }) {
  const { t } = useI18n();
  const [{ data, error, fetching }, retry] = useQuery({
    query: forecastQuery,
    variables: { symbol, targetDate: date, model },
  });
  const again = useCallback(() => retry({ requestPolicy: "network-only" }), [retry]);
  const answer = error ? undefined : data?.forecast;
  const fan = useMemo(() => answer && toFan(readFragment(forecastFan, answer)), [answer]);
  const prices = useMemo(() => toPriceSeries(answer?.recent ?? []), [answer]);
  if (error)
    return (
      <section className="card">
        <ErrorState error={error} onRetry={again}>
          {error.graphQLErrors[0]?.extensions.code === "asset.no_prices" && (
            <RequestAsset symbol={symbol} onReady={again} />
          )}
        </ErrorState>
      </section>
    );
  if (!answer || !fan) return <Skeleton lines={1} className="skeleton-chart card" />;
  return (
    <div className={fetching ? "forecast-grid stale" : "forecast-grid"}>
      <section className="card chart-card">
        <h2>{t.forecast.chart(answer.asset.name)}</h2>
        <TimeChart
          label={t.forecast.chart(answer.asset.name)}
          tableCaption={t.forecast.tableCaption(answer.asset.name)}
          prices={prices}
          fan={fan}
        />
      </section>
      <section className="card" aria-live="polite">
        <h2>{t.asset.forecast}</h2>
        <ForecastFigures answer={answer} />
        <p className="quiet small">{t.forecast.share}</p>
      </section>
    </div>
  );
}
