import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { RunRow } from "./run-row.tsx";

const runsQuery = graphql(`
  query Runs($first: Int!) {
    runs(first: $first) {
      edges {
        node {
          id
          status
          ...RunRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
const pageSize = 20;
const firstMax = 500;
const askEveryMs = 5_000;

/** Runs, newest first; asked again while one is under way. */
export function RunList() {
  const { t } = useI18n();
  const [first, setFirst] = useState(pageSize);
  const [{ data, error }, ask] = useQuery({
    query: runsQuery,
    variables: { first },
    requestPolicy: "cache-and-network",
  });
  const running = data?.runs.edges.some((edge) => edge.node.status === "RUNNING") ?? false;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => ask({ requestPolicy: "network-only" }), askEveryMs);
    return () => clearInterval(timer);
  }, [running, ask]);
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />;
  if (!data) return <Skeleton lines={8} className="skeleton-runs card" />;
  if (data.runs.edges.length === 0) return <EmptyState title={t.runs.emptyTitle} text={t.runs.emptyText} />;
  return (
    <section className="card runs">
      <ul>
        {data.runs.edges.map(({ node }) => (
          <RunRow key={node.id} run={node} />
        ))}
      </ul>
      {data.runs.pageInfo.hasNextPage && first < firstMax && (
        <button type="button" onClick={() => setFirst(Math.min(firstMax, first + pageSize))}>
          {t.common.more}
        </button>
      )}
    </section>
  );
}
