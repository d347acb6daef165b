import { useI18n } from "../i18n/i18n.tsx";

/** The sentiment of one text for one asset, small: arrow, signed number, colour. */
export function SentimentSign({ sentiment }: { sentiment?: number | null }) {
  const { format } = useI18n();
  if (sentiment == null) return null;
  const direction = sentiment > 0.05 ? "up" : sentiment < -0.05 ? "down" : "flat";
  return <span className={`sign delta-${direction} num`}>{format.signed(sentiment)}</span>;
}
