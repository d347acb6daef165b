import { useState } from "react";
import { useQuery } from "urql";
import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { CoverageNote } from "../../ui/coverage-note.tsx";
import { Excerpt, linkOf } from "../../ui/excerpt.tsx";
import { SentimentSign } from "../../ui/sentiment-sign.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";

const newsQuery = graphql(`
  query News($symbol: String!, $first: Int!) {
    asset(symbol: $symbol) {
      symbol
      news(first: $first) {
        edges {
          node {
            recordId
            ...NewsItem
          }
        }
        pageInfo {
          hasNextPage
        }
        coverage {
          ...CoverageNote
        }
      }
    }
  }
`);
const pageSize = 20;
const firstMax = 500;

/** News and posts about one asset, newest first, each with its own sentiment. */
export function NewsList({ symbol }: { symbol: string }) {
  const { t } = useI18n();
  const [first, setFirst] = useState(pageSize);
  const [{ data, error }, retry] = useQuery({ query: newsQuery, variables: { symbol, first } });
  const news = data?.asset?.news;
  return (
    <section className="card news">
      <h2>{t.asset.news}</h2>
      {error && !news && (
        <ErrorState error={error} onRetry={() => retry({ requestPolicy: "network-only" })} />
      )}
      {!news && !error && <Skeleton lines={10} className="skeleton-news" />}
      {news?.edges.length === 0 && <p className="quiet">{t.asset.noNews}</p>}
      <ul>
        {news?.edges.map(({ node }) => (
          <NewsItem key={node.recordId} article={node} />
        ))}
      </ul>
      {news?.pageInfo.hasNextPage && first < firstMax && (
        <button type="button" onClick={() => setFirst(Math.min(firstMax, first + pageSize))}>
          {t.common.more}
        </button>
      )}
      {news && <CoverageNote coverage={news.coverage} />}
    </section>
  );
}

const newsItem = graphql(`
  fragment NewsItem on Article {
    kind
    source
    channel
    publishedAt
    lang
    excerpt
    excerptWithheld
    url
    relevance
    sentiment
  }
`);

function NewsItem({ article }: { article: FragmentType<typeof newsItem> }) {
  const { t, format } = useI18n();
  const data = readFragment(newsItem, article);
  const link = linkOf(data.url);
  return (
    <li>
      <Excerpt article={data} />
      <p className="meta">
        <SentimentSign sentiment={data.sentiment} />
        <span>{t.asset.kinds[data.kind]}</span>
        <bdi>{data.channel}</bdi>
        <time dateTime={data.publishedAt} className="num">
          {format.dateTime(data.publishedAt)}
        </time>
        <span className="num">{t.asset.relevance(format.share(data.relevance))}</span>
        {link && (
          <a href={link} target="_blank" rel="noreferrer nofollow ugc">
            {t.asset.open}
          </a>
        )}
      </p>
    </li>
  );
}
