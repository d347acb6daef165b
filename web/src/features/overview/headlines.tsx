import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { MentionWindow } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { Excerpt } from "../../ui/excerpt.tsx";
import { SentimentSign } from "../../ui/sentiment-sign.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { assetPath } from "../frame/search.tsx";
import { toHeadlines } from "./to-headlines.ts";

const headlinesQuery = graphql(`
  query Headlines($window: MentionWindow!) {
    mostMentioned(window: $window, first: 10) {
      asset {
        symbol
        news(first: 5) {
          edges {
            node {
              recordId
              kind
              source
              channel
              publishedAt
              lang
              excerpt
              excerptWithheld
              url
              sentiment
            }
          }
        }
      }
    }
  }
`);
const shown = 12;
const namedMax = 4;

/** The newest texts about the most-mentioned assets, each with the sign it carries for every asset it names. */
export function Headlines({ window }: { window: MentionWindow }) {
  const { t, format } = useI18n();
  const [{ data, error }, retry] = useQuery({ query: headlinesQuery, variables: { window } });
  const headlines = data && toHeadlines(data.mostMentioned.map((one) => one.asset)).slice(0, shown);
  return (
    <section className="card headlines">
      <h2>{t.overview.headlines}</h2>
      {error && !data && (
        <ErrorState error={error} onRetry={() => retry({ requestPolicy: "network-only" })} />
      )}
      {!data && !error && <Skeleton lines={12} className="skeleton-news" />}
      {headlines?.length === 0 && <p className="quiet">{t.overview.noHeadlines}</p>}
      <ul>
        {headlines?.map((headline) => (
          <li key={headline.recordId}>
            <Excerpt article={headline} />
            <p className="meta">
              {headline.assets.slice(0, namedMax).map(({ symbol, sentiment }) => (
                <Link key={symbol} to={assetPath(symbol)} className="tag">
                  {symbol} <SentimentSign sentiment={sentiment} />
                </Link>
              ))}
              {headline.assets.length > namedMax && <span>+{headline.assets.length - namedMax}</span>}
              <span>{t.asset.kinds[headline.kind]}</span>
              <bdi>{headline.channel}</bdi>
              <time dateTime={headline.publishedAt} className="num">
                {format.dateTime(headline.publishedAt)}
              </time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
