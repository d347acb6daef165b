import { Fragment } from "react";
import { Link } from "react-router";
import { toMiniRange } from "../../charts/mini-range.ts";
import { toPriceSeries } from "../../charts/to-series.ts";
import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { MentionOrder, MentionRowFragment } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { Delta } from "../../ui/delta.tsx";
import { SentimentBar } from "../../ui/sentiment-bar.tsx";
import { assetPath } from "../frame/search.tsx";

const mentionRow = graphql(`
  fragment MentionRow on MentionedAsset {
    rank
    mentions
    mentionsEffective
    surprise {
      score
      usual
    }
    sentiment
    sentimentLower
    sentimentUpper
    asset {
      symbol
      name
      currency
      lastClose {
        date
        close
        changePercent
      }
      prices(from: $since, first: 40) {
        edges {
          node {
            date
            close
          }
        }
      }
      forecasts(model: LINEAR, horizonsDays: [10]) {
        targetDate
        median
        quantiles {
          probability
          value
        }
      }
    }
  }
`);

/** One asset: rank, close, mentions against usual, sentiment with its interval, and where ten days may lead. */
export function MentionRow({
  row,
  most,
  orderBy,
}: {
  row: FragmentType<typeof mentionRow>;
  most: number;
  orderBy: MentionOrder;
}) {
  const { t, format } = useI18n();
  const data = readFragment(mentionRow, row);
  const { asset } = data;
  return (
    <tr>
      <td className="m-rank quiet">{data.rank}</td>
      <th scope="row" className="m-asset">
        <Link to={assetPath(asset.symbol)}>
          <b>{asset.symbol}</b> <span className="asset-name">{asset.name}</span>
        </Link>
      </th>
      <td
        className="m-last"
        title={asset.lastClose ? t.asset.asOfClose(format.date(asset.lastClose.date)) : undefined}
      >
        {format.price(asset.lastClose?.close)}{" "}
        {asset.lastClose && <span className="unit">{asset.currency}</span>}
      </td>
      <td className="m-change">
        <Delta percent={asset.lastClose?.changePercent} />
      </td>
      <td className="m-mentions">
        <MentionBar row={data} most={most} bySurprise={orderBy === "SURPRISE"} />
      </td>
      <td className="m-sentiment">
        <SentimentBar mean={data.sentiment} lower={data.sentimentLower} upper={data.sentimentUpper} />
      </td>
      <td className="m-range">
        <RangeCell asset={asset} />
      </td>
    </tr>
  );
}

/** Under this part of the mentions, copies are worth a word. */
const copiedBelow = 0.8;
/** From so many standard deviations on, a surprise is worth a word; where it ranks, each is. */
const surprisingFrom = 2;

/** How often it was named; the bar shows what of it counts, the mark what is usual. */
function MentionBar({
  row,
  most,
  bySurprise,
}: {
  row: MentionRowFragment;
  most: number;
  bySurprise: boolean;
}) {
  const { t, format } = useI18n();
  const { mentions, mentionsEffective: effective, surprise } = row;
  const share = (value: number) => `${(100 * value) / Math.max(most, 1)}%`;
  const notes = [
    effective < copiedBelow * mentions && t.overview.countsAs(format.oneDecimal(effective)),
    surprise.usual == null ? t.overview.noUsual : t.overview.usual(format.oneDecimal(surprise.usual)),
    surprise.score != null &&
      (bySurprise || surprise.score >= surprisingFrom) &&
      t.overview.surprise(format.signedOneDecimal(surprise.score)),
  ].filter((note) => note !== false);
  return (
    <div className="mention-cell">
      <span className="num">{format.count(mentions)}</span>
      <span className="mention-bar" aria-hidden="true">
        <span className="mention-fill" style={{ width: share(effective) }} />
        {surprise.usual != null && <span className="mention-usual" style={{ left: share(surprise.usual) }} />}
      </span>
      <span className="quiet num mention-notes">
        {notes.map((note, at) => (
          <Fragment key={note}>
            <span>{at < notes.length - 1 ? `${note}\u00a0·` : note}</span>{" "}
          </Fragment>
        ))}
      </span>
    </div>
  );
}

const [width, height] = [132, 26];

function RangeCell({ asset }: { asset: MentionRowFragment["asset"] }) {
  const { t, format } = useI18n();
  const closes = toPriceSeries(asset.prices.edges.map((edge) => edge.node));
  const forecast = asset.forecasts[0];
  const mini = toMiniRange(closes, forecast, width, height);
  const quantile = (p: number) =>
    forecast?.quantiles.find((one) => Math.abs(one.probability - p) < 1e-6)?.value;
  const [low, high] = [quantile(0.1), quantile(0.9)];
  const text =
    low === undefined || high === undefined
      ? t.overview.noForecast
      : t.overview.rangeText(format.price(low), format.price(high));
  return (
    <div className="range-cell">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        {mini?.wedges.map((wedge) => (
          <polygon key={wedge.percent} className={`wedge-${wedge.percent}`} points={wedge.points} />
        ))}
        {mini && <polyline className="spark" points={mini.line} />}
        {mini?.median && <polyline className="spark-median" points={mini.median} />}
      </svg>
      <span
        className={forecast ? "num" : "quiet"}
        title={forecast ? `${t.asset.range80}, ${format.date(forecast.targetDate)}` : undefined}
      >
        {text}
      </span>
    </div>
  );
}
