import { useI18n } from "../i18n/i18n.tsx";
import type { DayRow } from "./to-series.ts";

/** The figures of the day under the crosshair, in a row that keeps its height; the last close's when none is. */
export function ReadOut({ row, withPanes, withFan }: { row?: DayRow; withPanes: boolean; withFan: boolean }) {
  const { t, format } = useI18n();
  return (
    <div className="read-out">
      <span className="read-out-date">{row ? format.date(row.date) : t.common.noValue}</span>
      {row?.close !== undefined || row?.median === undefined ? (
        <Figure name={t.asset.price} value={format.price(row?.close)} mark="close" />
      ) : (
        <>
          <Figure name={t.asset.median} value={format.price(row.median)} mark="forecast" />
          <Figure
            name={t.asset.range80}
            value={`${format.price(row.lower80)} – ${format.price(row.upper80)}`}
            mark="band"
          />
        </>
      )}
      {withPanes && (
        <>
          <Figure
            name={t.asset.mentions}
            value={row?.mentions === undefined ? t.common.noValue : format.count(row.mentions)}
          />
          <Figure
            name={t.asset.sentiment}
            value={row?.sentiment === undefined ? t.common.noValue : format.signed(row.sentiment)}
          />
        </>
      )}
      {withFan && (
        <span className="legend">
          <Key mark="forecast" text={t.asset.median} />
          <Key mark="b50" text={t.asset.band(50)} />
          <Key mark="b80" text={t.asset.band(80)} />
          <Key mark="b95" text={t.asset.band(95)} />
          <Key mark="naive" text={t.asset.naive} />
        </span>
      )}
    </div>
  );
}

function Figure({ name, value, mark }: { name: string; value: string; mark?: string }) {
  return (
    <span className="figure">
      {mark && <i className={`key key-${mark}`} />}
      <span className="figure-name">{name}</span> <b>{value}</b>
    </span>
  );
}

function Key({ mark, text }: { mark: string; text: string }) {
  return (
    <span>
      <i className={`key key-${mark}`} />
      {text}
    </span>
  );
}
