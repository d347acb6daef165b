import { Link } from "react-router";
import { useI18n } from "../../i18n/i18n.tsx";

/** The way to adding a company of one's own, with what was looked for. */
export function AddLink({ query }: { query?: string }) {
  const { t } = useI18n();
  return <Link to={query ? `/add?query=${encodeURIComponent(query)}` : "/add"}>{t.request.title}</Link>;
}
