import { type FormEvent, useCallback, useId, useState } from "react";
import { useQuery } from "urql";
import { addDays, forecastMonths } from "../../charts/calendar.ts";
import { graphql } from "../../gql/gql.ts";
import type { Model } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { AssetPicker } from "../../ui/asset-picker.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { AddLink } from "../request/add-link.tsx";
import { RequestAsset } from "../request/request-asset.tsx";
import { ModelSelect } from "./model-select.tsx";

const chosenAsset = graphql(`
  query ChosenAsset($symbol: String!) {
    asset(symbol: $symbol) {
      symbol
      name
      lastClose {
        date
      }
    }
  }
`);
const horizonDaysSuggested = 60;

export interface ForecastFormProps {
  symbol: string;
  date: string;
  model: Model;
  onChoose(symbol: string): void;
  onPredict(asked: { symbol: string; date: string; model: Model }): void;
}

/** Company, month, day: the days offered are those that can be forecast from the company's last close. */
export function ForecastForm({ symbol, date, model, onChoose, onPredict }: ForecastFormProps) {
  const { t, format } = useI18n();
  const id = useId();
  const [{ data, error }, retry] = useQuery({ query: chosenAsset, variables: { symbol }, pause: !symbol });
  const again = useCallback(() => retry({ requestPolicy: "network-only" }), [retry]);
  const asset = symbol ? data?.asset : undefined;
  const lastCloseDate = asset?.lastClose?.date;
  const question = `${symbol} ${date}`;
  const [picked, setPicked] = useState<{ question: string; month?: string; day?: number }>({ question });
  const [chosenModel, setChosenModel] = useState(model);

  // What was picked holds for its question alone: another company or address begins with its own suggestion.
  const own = picked.question === question ? picked : { question };
  const suggested = date || (lastCloseDate ? addDays(lastCloseDate, horizonDaysSuggested) : "");
  const month = own.month ?? suggested.slice(0, 7);
  const day = own.day ?? (Number(suggested.slice(8)) || 1);
  const months = lastCloseDate ? forecastMonths(lastCloseDate) : [];
  const choice = months.find((one) => one.month === month) ?? months[0];
  const chosenDay = choice ? Math.min(Math.max(day, choice.firstDay), choice.lastDay) : day;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (choice)
      onPredict({
        symbol,
        date: `${choice.month}-${String(chosenDay).padStart(2, "0")}`,
        model: chosenModel,
      });
  };
  return (
    <section className="card">
      <form className="forecast-form" onSubmit={onSubmit}>
        <AssetPicker
          label={t.forecast.company}
          placeholder={t.forecast.companyHint}
          initialText={asset ? `${asset.name} (${asset.symbol})` : symbol}
          onPick={(picked) => onChoose(picked.symbol)}
        />
        <div className="field">
          <label htmlFor={`${id}-month`}>{t.forecast.month}</label>
          <select
            id={`${id}-month`}
            value={choice?.month ?? ""}
            disabled={!choice}
            onChange={(event) => setPicked({ ...own, month: event.target.value })}
          >
            {months.map((one) => (
              <option key={one.month} value={one.month}>
                {format.month(`${one.month}-01`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-day`}>{t.forecast.day}</label>
          <select
            id={`${id}-day`}
            value={choice ? chosenDay : ""}
            disabled={!choice}
            onChange={(event) => setPicked({ ...own, day: Number(event.target.value) })}
          >
            {choice &&
              Array.from(
                { length: choice.lastDay - choice.firstDay + 1 },
                (_, at) => choice.firstDay + at,
              ).map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
          </select>
        </div>
        <ModelSelect value={chosenModel} onChange={setChosenModel} />
        <button type="submit" className="button" disabled={!choice}>
          {t.forecast.predict}
        </button>
      </form>
      {!(asset && !lastCloseDate) && (
        <p className="quiet form-hint">
          {lastCloseDate
            ? t.forecast.until(
                format.date(addDays(lastCloseDate, 1)),
                format.date(addDays(lastCloseDate, 365)),
              )
            : t.forecast.chooseFirst}{" "}
          <AddLink />
        </p>
      )}
      {symbol && error && <ErrorState error={error} />}
      {symbol && data && !asset && (
        <EmptyState
          title={t.errors.codes["asset.not_found"].title}
          text={t.errors.codes["asset.not_found"].remedy}
        >
          <AddLink query={symbol} />
        </EmptyState>
      )}
      {asset && !asset.lastClose && (
        <EmptyState title={t.forecast.noPricesTitle(asset.name)}>
          <RequestAsset symbol={asset.symbol} onReady={again} />
        </EmptyState>
      )}
    </section>
  );
}
