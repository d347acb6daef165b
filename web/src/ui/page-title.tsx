import { useI18n } from "../i18n/i18n.tsx";

/** The document's title: the page first, since tabs cut the end. */
export function PageTitle({ text }: { text: string }) {
  const { t } = useI18n();
  return <title>{`${text} · ${t.frame.product}`}</title>;
}
