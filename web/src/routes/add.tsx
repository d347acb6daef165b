import { useSearchParams } from "react-router";
import { RequestAsset } from "../features/request/request-asset.tsx";
import { useI18n } from "../i18n/i18n.tsx";
import { PageTitle } from "../ui/page-title.tsx";

/** Adding a company of one's own; what was looked for elsewhere comes in the address. */
export function AddRoute() {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const text = params.get("query") ?? "";
  return (
    <>
      <PageTitle text={t.request.title} />
      <div className="page-head">
        <div>
          <h1>{t.request.title}</h1>
          <p className="lead">{t.request.lead}</p>
        </div>
      </div>
      <section className="card">
        <RequestAsset key={text} initialText={text} />
      </section>
    </>
  );
}
