import { useSearchParams } from "react-router";
import { isDate } from "../charts/calendar.ts";
import { ForecastAnswer } from "../features/forecast/forecast-answer.tsx";
import { ForecastForm } from "../features/forecast/forecast-form.tsx";
import { toModel } from "../features/forecast/model-select.tsx";
import { useI18n } from "../i18n/i18n.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { EmptyState } from "../ui/states.tsx";

/** The question lives in the address: symbol, date and model. With all of them there, it is answered. */
export function ForecastRoute() {
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  const symbol = params.get("symbol") ?? "";
  const date = params.get("date") ?? "";
  const model = toModel(params.get("model"));
  return (
    <>
      <PageTitle text={symbol ? `${symbol} – ${t.forecast.title}` : t.forecast.title} />
      <div className="page-head">
        <div>
          <h1>{t.forecast.title}</h1>
          <p className="lead">{t.forecast.lead}</p>
        </div>
      </div>
      <ForecastForm
        symbol={symbol}
        date={date}
        model={model}
        onChoose={(chosen) => setParams({ symbol: chosen })}
        onPredict={(asked) => setParams({ ...asked, model: asked.model.toLowerCase() })}
      />
      {symbol && isDate(date) ? (
        <ForecastAnswer symbol={symbol} date={date} model={model} />
      ) : (
        <EmptyState title={t.forecast.emptyTitle} text={t.forecast.emptyText} />
      )}
    </>
  );
}
