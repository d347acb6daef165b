import { useI18n } from "../i18n/i18n.tsx";

export interface SentimentBarProps {
  /** −1…1, or nothing when nothing was scored. */
  mean?: number | null;
  lower?: number | null;
  upper?: number | null;
  compact?: boolean;
}

/** A bar from zero to the mean with the interval as a line through it; a wide interval is drawn paler. */
export function SentimentBar({ mean, lower, upper, compact }: SentimentBarProps) {
  const { t, format } = useI18n();
  if (mean == null) return <span className="quiet">{t.overview.noSentiment}</span>;
  const at = (value: number) => 50 + 50 * Math.max(-1, Math.min(1, value));
  const interval = lower != null && upper != null ? { lower, upper } : undefined;
  const certainty = interval ? Math.max(0.4, 1 - (interval.upper - interval.lower) / 1.6) : 0.4;
  return (
    <span className={compact ? "sentiment-cell sentiment-compact" : "sentiment-cell"}>
      <span className="num sentiment-value">{format.signed(mean)}</span>
      <svg viewBox="0 0 100 14" preserveAspectRatio="none" className="sentiment-bar" aria-hidden="true">
        <rect x="0" y="6.5" width="100" height="1" className="axis" />
        <rect
          x={Math.min(50, at(mean))}
          y="3"
          width={Math.abs(at(mean) - 50)}
          height="8"
          className={mean < 0 ? "fill-down" : "fill-up"}
          opacity={certainty}
        />
        <rect x="49.6" y="0" width="0.8" height="14" className="zero" />
        {interval && (
          <rect
            x={at(interval.lower)}
            y="6.25"
            width={Math.max(0.5, at(interval.upper) - at(interval.lower))}
            height="1.5"
            className="whisker"
          />
        )}
      </svg>
      {interval && !compact && (
        <span className="quiet num sentiment-interval">
          {format.signed(interval.lower)} … {format.signed(interval.upper)}
        </span>
      )}
    </span>
  );
}
