import { useId } from "react";
import { addDays, daysBetween, horizonDaysMax, isDate } from "../../charts/calendar.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { ForecastFigures } from "../forecast/figures.tsx";
import { ModelSelect } from "../forecast/model-select.tsx";
import type { ForecastChoice } from "./use-forecast-choice.ts";

const horizons = ["10", "60", "365"] as const;

/** The forecast of the chart in figures, with its date and model to choose. */
export function ForecastCard({ lastCloseDate, choice }: { lastCloseDate: string; choice: ForecastChoice }) {
  const { t } = useI18n();
  const id = useId();
  const { targetDate } = choice;
  const horizon = targetDate ? String(daysBetween(lastCloseDate, targetDate)) : "";
  return (
    <section className="card">
      <h2>{t.asset.forecast}</h2>
      <Segmented
        label={t.asset.horizon}
        value={horizon}
        options={horizons.map((value) => ({
          value: value as string,
          text: t.asset.horizonDays(Number(value)),
        }))}
        onChange={(value) => choice.setTargetDate(addDays(lastCloseDate, Number(value)))}
      />
      <div className="field-row">
        <div className="field">
          <label htmlFor={id}>{t.asset.otherDate}</label>
          <input
            id={id}
            type="date"
            value={targetDate ?? ""}
            min={addDays(lastCloseDate, 1)}
            max={addDays(lastCloseDate, horizonDaysMax)}
            onChange={(event) => isDate(event.target.value) && choice.setTargetDate(event.target.value)}
          />
        </div>
        <ModelSelect value={choice.model} onChange={choice.setModel} />
      </div>
      {choice.error ? (
        <ErrorState error={choice.error} onRetry={choice.retry} />
      ) : choice.answer ? (
        <div className={choice.fetching ? "stale" : undefined}>
          <ForecastFigures answer={choice.answer} />
        </div>
      ) : (
        <Skeleton lines={7} />
      )}
    </section>
  );
}
