import { Link } from "react-router";
import { daysBetween } from "../../charts/calendar.ts";
import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { Delta } from "../../ui/delta.tsx";
import { useSession } from "../frame/session.tsx";

const assetHeader = graphql(`
  fragment AssetHeader on Asset {
    symbol
    name
    class
    exchange
    currency
    country
    sector
    lastClose {
      date
      close
      change
      changePercent
      source
    }
  }
`);

/** Name, symbol, the last close with its change, how old it is and where it comes from. */
export function AssetHeader({ asset }: { asset: FragmentType<typeof assetHeader> }) {
  const { t, format } = useI18n();
  const { run } = useSession();
  const data = readFragment(assetHeader, asset);
  const last = data.lastClose;
  const kind = [t.asset.classes[data.class], data.exchange, data.sector, data.country]
    .filter(Boolean)
    .join(" · ");
  return (
    <header className="asset-header">
      <div className="asset-title">
        <h1>
          {data.name} <span className="asset-symbol">{data.symbol}</span>
        </h1>
        <p className="quiet">{kind}</p>
      </div>
      {last && (
        <div className="asset-price">
          <p>
            <span className="price num">{format.price(last.close)}</span>{" "}
            <span className="unit">{data.currency}</span>{" "}
            <span className="num">
              <Delta percent={last.changePercent} />
            </span>{" "}
            {last.change != null && <span className="quiet num">{format.signed(last.change)}</span>}
          </p>
          <p className="quiet">
            {t.asset.asOfClose(format.date(last.date))}
            {run && (
              <>
                , {t.asset.age(Math.max(0, daysBetween(last.date, run.id.slice(0, 10))))} {t.asset.atRun}
              </>
            )}
            {" · "}
            {last.source === "sample" ? t.frame.sampleRun : last.source}
          </p>
        </div>
      )}
      {last && (
        <Link to={`/forecast?symbol=${encodeURIComponent(data.symbol)}`} className="button">
          {t.asset.follow}
        </Link>
      )}
    </header>
  );
}
