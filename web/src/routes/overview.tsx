import { useSession } from "../features/frame/session.tsx";
import { FirstRun } from "../features/overview/first-run.tsx";
import { Headlines } from "../features/overview/headlines.tsx";
import { MentionTable } from "../features/overview/mention-table.tsx";
import { orderOf, orders, windowOf, windows } from "../features/overview/windows.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { useSearchParam } from "../ui/search-param.ts";
import { Segmented } from "../ui/segmented.tsx";
import { ErrorState, Skeleton } from "../ui/states.tsx";

export function Overview() {
  const { t } = useI18n();
  const session = useSession();
  const [window, setWindow] = useSearchParam("window", windows);
  const [order, setOrder] = useSearchParam("order", orders);
  return (
    <>
      <PageTitle text={t.overview.title} />
      <div className="page-head">
        <div>
          <h1>{t.overview.title}</h1>
          <p className="lead">{t.overview.leads[order](t.overview.windows[window])}</p>
        </div>
        <div className="choices">
          <Segmented
            label={t.overview.order}
            value={order}
            onChange={setOrder}
            options={orders.map((value) => ({ value, ...t.overview.orders[value] }))}
          />
          <Segmented
            label={t.overview.window}
            value={window}
            onChange={setWindow}
            options={[...windows]
              .reverse()
              .map((value) => ({ value, text: value, title: t.overview.windows[value] }))}
          />
        </div>
      </div>
      {session.error && !session.run ? (
        <ErrorState error={session.error} onRetry={session.refresh} />
      ) : session.loading ? (
        <Skeleton lines={14} className="skeleton-rows card" />
      ) : session.run ? (
        <div className="overview">
          <MentionTable window={windowOf[window]} orderBy={orderOf[order]} run={session.run.id} />
          <Headlines window={windowOf[window]} />
        </div>
      ) : (
        <FirstRun />
      )}
    </>
  );
}
