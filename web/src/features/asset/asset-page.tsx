import { useCallback } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { PageTitle } from "../../ui/page-title.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { AddLink } from "../request/add-link.tsx";
import { RequestAsset } from "../request/request-asset.tsx";
import { AssetChart } from "./asset-chart.tsx";
import { AssetHeader } from "./asset-header.tsx";
import { ForecastCard } from "./forecast-card.tsx";
import { NewsList } from "./news-list.tsx";
import { RelationCard } from "./relation-card.tsx";
import { useForecastChoice } from "./use-forecast-choice.ts";

const assetQuery = graphql(`
  query Asset($symbol: String!) {
    asset(symbol: $symbol) {
      symbol
      name
      lastClose {
        date
      }
      ...AssetHeader
    }
  }
`);

/** Everything about one asset: price, sentiment and forecast on one chart, the figures and the news beside it. */
export function AssetPage({ symbol }: { symbol: string }) {
  const { t } = useI18n();
  const [{ data, error }, retry] = useQuery({ query: assetQuery, variables: { symbol } });
  const again = useCallback(() => retry({ requestPolicy: "network-only" }), [retry]);
  const choice = useForecastChoice(symbol, data?.asset?.lastClose?.date);
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data)
    return (
      <div className="asset">
        <Skeleton lines={2} className="skeleton-header" />
        <Skeleton lines={1} className="skeleton-chart card" />
      </div>
    );
  if (!data.asset)
    return (
      <EmptyState
        title={t.errors.codes["asset.not_found"].title}
        text={t.errors.codes["asset.not_found"].remedy}
      >
        <AddLink query={symbol} />
        <Link to="/">{t.frame.overview}</Link>
      </EmptyState>
    );
  const { asset } = data;
  return (
    <div className="asset">
      <PageTitle text={`${asset.symbol} – ${asset.name}`} />
      <AssetHeader asset={asset} />
      <div className="asset-grid">
        <div className="asset-main">
          {asset.lastClose ? (
            <AssetChart
              symbol={symbol}
              name={asset.name}
              lastCloseDate={asset.lastClose.date}
              choice={choice}
            />
          ) : (
            <EmptyState title={t.asset.noPricesTitle} text={t.asset.noPricesText}>
              <RequestAsset symbol={symbol} onReady={again} />
            </EmptyState>
          )}
          {asset.lastClose && <RelationCard symbol={symbol} />}
        </div>
        {asset.lastClose && (
          <div className="asset-side">
            <ForecastCard lastCloseDate={asset.lastClose.date} choice={choice} />
          </div>
        )}
        <NewsList symbol={symbol} />
      </div>
    </div>
  );
}
