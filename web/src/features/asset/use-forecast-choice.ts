import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { addDays, daysBetween, horizonDaysMax, isDate } from "../../charts/calendar.ts";
import { graphql } from "../../gql/gql.ts";
import type { Model } from "../../gql/graphql.ts";
import { toModel } from "../forecast/model-select.tsx";

const assetForecast = graphql(`
  query AssetForecast($symbol: String!, $targetDate: Date!, $model: Model!) {
    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {
      asset {
        symbol
        currency
      }
      ...ForecastFan
      ...ForecastFigures
    }
  }
`);
const horizonDaysDefault = 60;

/** The date and model chosen on an asset's page, kept in its address (`to`, `model`), and the forecast for them. */
export function useForecastChoice(symbol: string, lastCloseDate: string | undefined) {
  const [params, setParams] = useSearchParams();
  const model = toModel(params.get("model"));
  const to = params.get("to") ?? "";
  const targetDate =
    lastCloseDate &&
    (isDate(to) && isAhead(lastCloseDate, to) ? to : addDays(lastCloseDate, horizonDaysDefault));
  const [{ data, error, fetching }, retry] = useQuery({
    query: assetForecast,
    variables: { symbol, targetDate: targetDate ?? "", model },
    pause: !targetDate,
  });
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        before.set(name, value);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    model,
    targetDate,
    answer: error ? undefined : data?.forecast,
    error,
    fetching,
    retry: () => retry({ requestPolicy: "network-only" }),
    setModel: (next: Model) => set("model", next.toLowerCase()),
    setTargetDate: (next: string) => set("to", next),
  };
}

export type ForecastChoice = ReturnType<typeof useForecastChoice>;

function isAhead(lastCloseDate: string, date: string): boolean {
  const days = daysBetween(lastCloseDate, date);
  return days >= 1 && days <= horizonDaysMax;
}
