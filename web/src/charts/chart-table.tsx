import { useState } from "react";
import { useI18n } from "../i18n/i18n.tsx";
import type { DayRow } from "./to-series.ts";

/** The chart's figures as a table, for whoever reads better that way: made only once it is opened. */
export function ChartTable({
  rows,
  caption,
  withPanes,
}: {
  rows: DayRow[];
  caption: string;
  withPanes: boolean;
}) {
  const { t, format } = useI18n();
  const [open, setOpen] = useState(false);
  const cell = (value: number | undefined, write: (value: number) => string) =>
    value === undefined ? t.common.noValue : write(value);
  return (
    <div className="chart-table">
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t.common.hideTable : t.common.showTable}
      </button>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        <section className="table-scroll" tabIndex={0} aria-label={caption}>
          <table className="table">
            <caption className="hidden">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t.common.date}</th>
                <th scope="col">{t.asset.price}</th>
                <th scope="col">{t.asset.median}</th>
                <th scope="col">{t.asset.range80}</th>
                {withPanes && <th scope="col">{t.asset.mentions}</th>}
                {withPanes && <th scope="col">{t.asset.sentiment}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.date}>
                  <th scope="row">{format.date(row.date)}</th>
                  <td>{cell(row.close, format.price)}</td>
                  <td>{cell(row.median, format.price)}</td>
                  <td>
                    {row.lower80 === undefined
                      ? t.common.noValue
                      : `${format.price(row.lower80)} – ${format.price(row.upper80)}`}
                  </td>
                  {withPanes && <td>{cell(row.mentions, format.count)}</td>}
                  {withPanes && <td>{cell(row.sentiment, format.signed)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
