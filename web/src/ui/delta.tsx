import { useI18n } from "../i18n/i18n.tsx";

/** A change in percent with its arrow, sign and colour; the colour never speaks alone. */
export function Delta({ percent }: { percent: number | null | undefined }) {
  const { t, format } = useI18n();
  if (percent == null) return <span className="delta">{t.common.noValue}</span>;
  const direction = percent > 0 ? "up" : percent < 0 ? "down" : "flat";
  const arrow = { up: "▲", down: "▼", flat: "" }[direction];
  return (
    <span className={`delta delta-${direction}`}>
      <span aria-hidden="true">{arrow}</span> {format.percent(percent)}
    </span>
  );
}
