import { Link, useLocation } from "react-router";
import { useMutation, useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { useSession } from "../frame/session.tsx";

const addAsset = graphql(`
  mutation AddAsset($symbol: String!) {
    addAsset(symbol: $symbol) {
      asset {
        symbol
        requestedAt
      }
      state
    }
  }
`);

const requested = graphql(`
  query AssetRequested($symbol: String!) {
    asset(symbol: $symbol) {
      symbol
      requestedAt
    }
  }
`);

/** Asks that an asset be fetched and forecast from the next run on; whoever has not logged in is asked to. */
export function AddAsset({ symbol }: { symbol: string }) {
  const { t } = useI18n();
  const { me } = useSession();
  const { pathname, search } = useLocation();
  const [{ data, error, fetching }, add] = useMutation(addAsset);
  const [{ data: known }] = useQuery({ query: requested, variables: { symbol } });
  if (data ?? known?.asset?.requestedAt)
    return (
      <p role="status">{data?.addAsset.state === "READY" ? t.forecast.addReady : t.forecast.addRequested}</p>
    );
  return (
    <div className="add-asset">
      <p className="quiet">{t.forecast.addHint}</p>
      {me ? (
        <button type="button" className="button" disabled={fetching} onClick={() => add({ symbol })}>
          {fetching ? t.forecast.adding : t.forecast.add(symbol)}
        </button>
      ) : (
        <Link className="button" to={`/account?next=${encodeURIComponent(`${pathname}${search}`)}`}>
          {t.forecast.addLogIn}
        </Link>
      )}
      {error && <ErrorState error={error} />}
    </div>
  );
}
