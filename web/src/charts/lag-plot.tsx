import { useI18n } from "../i18n/i18n.tsx";
import { type Lag, toLagMarks } from "./to-lag-marks.ts";

const size = { width: 460, height: 150 };

/** Correlation at each lag with its interval; what stays inside the grey band is what chance alone would show. */
export function LagPlot({ lags, band }: { lags: readonly Lag[]; band?: number | null }) {
  const { t, format } = useI18n();
  const { marks, scale, zeroY, bandTop, bandHeight } = toLagMarks(lags, band ?? undefined, size);
  return (
    <figure className="lag-plot" aria-label={t.asset.relation}>
      <svg viewBox={`0 0 ${size.width} ${size.height + 34}`} role="img" aria-label={t.asset.correlation}>
        {band != null && (
          <rect x="34" y={bandTop} width={size.width - 34} height={bandHeight} className="lag-band" />
        )}
        {[scale, 0, -scale].map((value) => (
          <text key={value} x="28" y={zeroY - (value / scale) * (zeroY - 6) + 4} className="lag-text lag-end">
            {format.signed(value)}
          </text>
        ))}
        <line x1="34" x2={size.width} y1={zeroY} y2={zeroY} className="lag-axis" />
        {marks.map((mark) => (
          <g key={mark.lagDays} className={mark.beyond ? "lag-beyond" : undefined}>
            {mark.lowerY !== undefined && (
              <line x1={mark.x} x2={mark.x} y1={mark.lowerY} y2={mark.upperY} className="lag-interval" />
            )}
            {mark.y !== undefined && <circle cx={mark.x} cy={mark.y} r="4" className="lag-dot" />}
            <text x={mark.x} y={size.height + 12} className="lag-text">
              {mark.lagDays > 0 ? `+${mark.lagDays}` : format.count(mark.lagDays)}
            </text>
          </g>
        ))}
        <text x={(34 + size.width) / 2} y={size.height + 29} className="lag-text">
          {t.asset.lagAxis}
        </text>
      </svg>
    </figure>
  );
}
