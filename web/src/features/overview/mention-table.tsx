import { useQuery } from "urql";
import { addDays } from "../../charts/calendar.ts";
import { graphql } from "../../gql/gql.ts";
import type { MentionOrder, MentionWindow } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { MentionRow } from "./mention-row.tsx";
import { PricedAssets } from "./priced-assets.tsx";

const mostMentioned = graphql(`
  query MostMentioned($window: MentionWindow!, $orderBy: MentionOrder!, $since: Date!) {
    mostMentioned(window: $window, orderBy: $orderBy, first: 20) {
      mentions
      mentionsEffective
      surprise {
        usual
      }
      asset {
        symbol
      }
      ...MentionRow
    }
  }
`);
const sparkDays = 30;

/** The most-mentioned assets of the newest window, each beside what is usual for it. */
export function MentionTable({
  window,
  orderBy,
  run,
}: {
  window: MentionWindow;
  orderBy: MentionOrder;
  run: string;
}) {
  const { t } = useI18n();
  const [{ data, error, stale }, retry] = useQuery({
    query: mostMentioned,
    variables: { window, orderBy, since: addDays(run.slice(0, 10), -sparkDays) },
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => retry({ requestPolicy: "network-only" })} />;
  if (!data) return <Skeleton lines={14} className="skeleton-rows card" />;
  if (data.mostMentioned.length === 0)
    return (
      <div>
        <EmptyState title={t.overview.emptyTitle} text={t.overview.emptyText} />
        <PricedAssets />
      </div>
    );
  const most = Math.max(
    ...data.mostMentioned.flatMap((one) => [one.mentionsEffective, one.surprise.usual ?? 0]),
  );
  const hasThousands = data.mostMentioned.some((one) => one.mentions >= 1_000);
  return (
    <section className={stale ? "card table-card stale" : "card table-card"}>
      <table className={hasThousands ? "table mentions mentions-thousands" : "table mentions"}>
        <caption className="hidden">{t.overview.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="m-rank">
              {t.overview.rank}
            </th>
            <th scope="col" className="left m-asset">
              {t.overview.asset}
            </th>
            <th scope="col" className="m-last">
              {t.overview.last}
            </th>
            <th scope="col" className="m-change">
              {t.overview.change}
            </th>
            <th scope="col" className="left m-mentions">
              {t.overview.mentions}
            </th>
            <th scope="col" className="left m-sentiment">
              {t.overview.sentiment}
            </th>
            <th scope="col" className="left m-range">
              {t.overview.range}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.mostMentioned.map((row) => (
            <MentionRow key={row.asset.symbol} row={row} most={most} orderBy={orderBy} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
