import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { SourcesQuery } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";

const sourcesQuery = graphql(`
  query Sources {
    sources {
      name
      title
      state
      sample
      lastSuccessAt
      recordsOf30Days
      budget {
        usdThisMonth
      }
      message
    }
  }
`);

type Source = SourcesQuery["sources"][number];

/** How every source stands: what it last brought, what is wrong with it, what is left of its budget. */
export function SourceList() {
  const { t } = useI18n();
  const [{ data, error }, ask] = useQuery({ query: sourcesQuery, requestPolicy: "cache-and-network" });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />;
  if (!data) return <Skeleton lines={4} className="card" />;
  if (data.sources.length === 0) return null;
  return (
    <section className="card source-list">
      <h2>{t.runs.sources}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.runs.source}</th>
            <th scope="col" className="left">
              {t.runs.state}
            </th>
            <th scope="col">{t.runs.lastGood}</th>
            <th scope="col">{t.runs.records30}</th>
            <th scope="col">{t.runs.cost}</th>
          </tr>
        </thead>
        <tbody>
          {data.sources.map((source) => (
            <SourceRow key={source.name} source={source} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SourceRow({ source }: { source: Source }) {
  const { t, format } = useI18n();
  const { name, title, state, sample, lastSuccessAt, recordsOf30Days, budget, message } = source;
  return (
    <tr>
      <th scope="row">
        {name}
        {title && (
          <div lang="en" className="quiet small source-title">
            {title}
          </div>
        )}
      </th>
      <td className="left">
        {t.runs.states[state]}
        {message && <div className="quiet small">{message}</div>}
      </td>
      <td>{lastSuccessAt ? format.dateTime(lastSuccessAt) : "–"}</td>
      <td>{sample ? "–" : format.count(recordsOf30Days)}</td>
      <td>{budget ? t.runs.usd(format.money(budget.usdThisMonth)) : "–"}</td>
    </tr>
  );
}
