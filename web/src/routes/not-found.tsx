import { Link } from "react-router";
import { useI18n } from "../i18n/i18n.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { EmptyState } from "../ui/states.tsx";

export function NotFoundRoute() {
  const { t } = useI18n();
  return (
    <>
      <PageTitle text={t.errors.notFoundTitle} />
      <EmptyState title={t.errors.notFoundTitle} text={t.errors.notFoundText}>
        <Link to="/">{t.frame.overview}</Link>
      </EmptyState>
    </>
  );
}
