import { useI18n } from "../../i18n/i18n.tsx";
import { useSession } from "../frame/session.tsx";

/** What each tier answers, from the server's own table, the caller's marked. */
export function TierTable() {
  const { t } = useI18n();
  const { tier, tiers } = useSession();
  return (
    <section className="card">
      <h2>{t.account.tiers}</h2>
      <div className="table-scroll">
        <table className="table tiers">
          <thead>
            <tr>
              <th scope="col" className="left">
                {t.account.tier}
              </th>
              <th scope="col">{t.account.history}</th>
              <th scope="col">{t.account.delay}</th>
              <th scope="col">{t.account.assetRequests}</th>
              <th scope="col" className="left">
                {t.account.models}
              </th>
            </tr>
          </thead>
          <tbody>
            {tiers.map((one) => (
              <tr key={one.tier} className={one.tier === tier ? "own" : undefined}>
                <th scope="row">
                  {one.tier} {one.tier === tier && <span className="tag">{t.account.yours}</span>}
                </th>
                <td data-label={t.account.history}>
                  {one.historyDays == null ? t.account.allHistory : t.asset.days(one.historyDays)}
                </td>
                <td data-label={t.account.delay}>{t.account.hours(one.delayHours)}</td>
                <td data-label={t.account.assetRequests}>{one.assetRequestsPerMonth ?? t.account.noCap}</td>
                <td className="left" data-label={t.account.models}>
                  {one.models.map((model) => t.asset.models[model]).join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
