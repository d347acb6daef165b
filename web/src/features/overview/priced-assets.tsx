import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { Delta } from "../../ui/delta.tsx";
import { assetPath } from "../frame/search.tsx";

const pricedAssets = graphql(`
  query PricedAssets {
    assets(first: 20) {
      edges {
        node {
          symbol
          name
          currency
          lastClose {
            date
            close
            changePercent
          }
        }
      }
    }
  }
`);

/** Where nobody spoke of anything, the prices there are: something true to read at once. */
export function PricedAssets() {
  const { t, format } = useI18n();
  const [{ data }] = useQuery({ query: pricedAssets });
  const assets = data?.assets.edges.map((edge) => edge.node).filter((asset) => asset.lastClose) ?? [];
  if (assets.length === 0) return null;
  return (
    <section className="card priced">
      <h2>{t.overview.priced}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.overview.asset}</th>
            <th scope="col">{t.common.date}</th>
            <th scope="col">{t.overview.last}</th>
            <th scope="col">{t.overview.change}</th>
          </tr>
        </thead>
        <tbody>
          {assets.map((asset) => (
            <tr key={asset.symbol}>
              <th scope="row">
                <Link to={assetPath(asset.symbol)}>
                  <b>{asset.symbol}</b>
                </Link>{" "}
                <span className="quiet">{asset.name}</span>
              </th>
              <td className="quiet">{asset.lastClose && format.date(asset.lastClose.date)}</td>
              <td>
                {format.price(asset.lastClose?.close)} <span className="unit">{asset.currency}</span>
              </td>
              <td>
                <Delta percent={asset.lastClose?.changePercent} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
