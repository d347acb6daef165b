import { useQuery } from "urql";
import { LagPlot } from "../../charts/lag-plot.tsx";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { CoverageNote } from "../../ui/coverage-note.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";

const relationQuery = graphql(`
  query Relation($symbol: String!) {
    asset(symbol: $symbol) {
      symbol
      priceSentiment(maxLagDays: 5) {
        lags {
          lagDays
          correlation
          lower
          upper
          n
        }
        relation
        strongest {
          lagDays
          correlation
          lower
          upper
        }
        lagsTried
        observations
        band
        finding
        coverage {
          ...CoverageNote
        }
      }
    }
  }
`);

/** Whether sentiment leads or follows the price: the sentence first, the lags under it. */
export function RelationCard({ symbol }: { symbol: string }) {
  const { t, format } = useI18n();
  const [{ data, error }, retry] = useQuery({ query: relationQuery, variables: { symbol } });
  const relation = data?.asset?.priceSentiment;
  const { findings } = t.asset;
  return (
    <section className="card relation">
      <h2>{t.asset.relation}</h2>
      {error && <ErrorState error={error} onRetry={() => retry({ requestPolicy: "network-only" })} />}
      {!relation && !error && <Skeleton lines={6} />}
      {relation && (
        <>
          <p className="sentence">
            {relation.finding in findings
              ? findings[relation.finding as keyof typeof findings]
              : relation.finding}{" "}
            <span className="quiet">({t.asset.observations(format.count(relation.observations))})</span>
          </p>
          {relation.strongest && (
            <p className="quiet">
              {t.asset.strongest(
                t.asset.atLag(relation.strongest.lagDays),
                format.signed(relation.strongest.correlation ?? 0),
                format.signed(relation.strongest.lower ?? 0),
                format.signed(relation.strongest.upper ?? 0),
                format.count(relation.lagsTried),
              )}
            </p>
          )}
          {relation.relation !== "TOO_LITTLE_DATA" && <LagPlot lags={relation.lags} band={relation.band} />}
          <CoverageNote coverage={relation.coverage} />
        </>
      )}
    </section>
  );
}
