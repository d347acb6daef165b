import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { Delta } from "../../ui/delta.tsx";

export const forecastFigures = graphql(`
  fragment ForecastFigures on ForecastAnswer {
    asset {
      currency
    }
    forecast {
      model
      modelVersion
      lastClose
      targetDate
      median
      quantiles {
        probability
        value
      }
    }
    naive {
      median
    }
  }
`);

/** The forecast in figures: the median and its ranges, "no change" beside them, and a sentence that says them. */
export function ForecastFigures({ answer }: { answer: FragmentType<typeof forecastFigures> }) {
  const { t, format } = useI18n();
  const { asset, forecast, naive } = readFragment(forecastFigures, answer);
  const quantile = (probability: number) =>
    forecast.quantiles.find((one) => Math.abs(one.probability - probability) < 1e-6)?.value;
  const range = (low: number, high: number) =>
    `${format.price(quantile(low))} – ${format.price(quantile(high))}`;
  const unit = asset.currency ? ` ${asset.currency}` : "";
  return (
    <div className="figures">
      <p className="figures-main">
        <span className="price num">{format.price(forecast.median)}</span>{" "}
        <span className="unit">{asset.currency}</span>{" "}
        <span className="num">
          <Delta percent={100 * (forecast.median / forecast.lastClose - 1)} />
        </span>
      </p>
      <p className="quiet">
        {t.asset.expected}, {format.date(forecast.targetDate)}
      </p>
      <dl>
        <div>
          <dt>{t.asset.range80}</dt>
          <dd className="num">{range(0.1, 0.9)}</dd>
        </div>
        <div>
          <dt>{t.asset.range95}</dt>
          <dd className="num">{range(0.025, 0.975)}</dd>
        </div>
        <div>
          <dt>{t.asset.noChange}</dt>
          <dd className="num">{format.price(naive.median)}</dd>
        </div>
      </dl>
      <p className="sentence">
        {t.forecast.sentence(
          format.date(forecast.targetDate),
          format.price(quantile(0.1)),
          `${format.price(quantile(0.9))}${unit}`,
          `${format.price(naive.median)}${unit}`,
        )}
      </p>
      <p className="quiet small">{t.asset.madeWith(t.asset.models[forecast.model], forecast.modelVersion)}</p>
    </div>
  );
}
