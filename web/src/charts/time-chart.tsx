import {
  ColorType,
  CrosshairMode,
  createChart,
  createTextWatermark,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type ITextWatermarkPluginApi,
  LineSeries,
  LineStyle,
  type Time,
} from "lightweight-charts";
import { useEffect, useMemo, useRef, useState } from "react";
import { useI18n } from "../i18n/i18n.tsx";
import { ChartTable } from "./chart-table.tsx";
import { useChartColours, withOpacity } from "./colours.ts";
import { FanPrimitive } from "./fan-primitive.ts";
import { ReadOut } from "./read-out.tsx";
import { type Fan, type Point, type SentimentColumn, toDayRows } from "./to-series.ts";
import { WhiskerPrimitive } from "./whisker-primitive.ts";

export interface TimeChartProps {
  label: string;
  tableCaption: string;
  prices: Point[];
  fan?: Fan;
  sentiment?: SentimentColumn[];
  mentions?: Point[];
  /** First date to show; the rest is reached by panning. */
  from?: string;
}

const fontFamily = "'Inter Variable', system-ui, sans-serif";
/** A watermark begins at the very top of its pane: an empty line keeps the rule above from striking through it. */
const underSeparator = { text: " ", fontSize: 4 };

interface Parts {
  chart: IChartApi;
  price: ISeriesApi<"Line">;
  median: ISeriesApi<"Line">;
  naive: ISeriesApi<"Line">;
  mentions?: ISeriesApi<"Histogram">;
  sentiment?: ISeriesApi<"Histogram">;
  /** The names of the panes under the price, top to bottom. */
  paneNames: ITextWatermarkPluginApi<Time>[];
  fan: FanPrimitive;
  whiskers: WhiskerPrimitive;
}

/** Price with its forecast fan, and mentions and sentiment under it, on one time axis with one crosshair. */
export function TimeChart({ label, tableCaption, prices, fan, sentiment, mentions, from }: TimeChartProps) {
  const { t, format } = useI18n();
  const colours = useChartColours();
  const container = useRef<HTMLDivElement>(null);
  const parts = useRef<Parts>(undefined);
  const [pointed, setPointed] = useState<string>();
  const withPanes = mentions !== undefined && mentions.length > 0;
  const rows = useMemo(
    () => toDayRows({ prices, fan, sentiment, mentions }),
    [prices, fan, sentiment, mentions],
  );

  useEffect(() => {
    const made = createParts(container.current!, withPanes);
    parts.current = made;
    made.chart.subscribeCrosshairMove((event) =>
      setPointed(typeof event.time === "string" ? event.time : undefined),
    );
    return () => {
      parts.current = undefined;
      made.chart.remove();
    };
  }, [withPanes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of panes must be dressed anew.
  useEffect(() => {
    const {
      chart,
      price,
      median,
      naive,
      mentions: mentionSeries,
      sentiment: sentimentSeries,
      paneNames,
    } = parts.current!;
    chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: colours.surface },
        textColor: colours["ink-3"],
        panes: { separatorColor: colours.rule, separatorHoverColor: withOpacity(colours.accent, 0.2) },
      },
      grid: {
        vertLines: { color: withOpacity(colours.rule, 0.6) },
        horzLines: { color: withOpacity(colours.rule, 0.6) },
      },
      crosshair: {
        vertLine: { color: colours["ink-3"], labelBackgroundColor: colours["ink-2"] },
        horzLine: { color: colours["ink-3"], labelBackgroundColor: colours["ink-2"] },
      },
      rightPriceScale: { borderColor: colours.rule },
      timeScale: { borderColor: colours.rule },
      localization: { locale: format.locale },
    });
    const priceFormat = { type: "custom", minMove: 0.0001, formatter: format.price } as const;
    price.applyOptions({ color: colours.ink, priceFormat });
    median.applyOptions({ color: colours.forecast, priceFormat });
    naive.applyOptions({ color: colours.naive, priceFormat });
    mentionSeries?.applyOptions({ color: withOpacity(colours["ink-3"], 0.55) });
    sentimentSeries?.applyOptions({
      priceFormat: { type: "custom", minMove: 0.01, formatter: format.oneDecimal },
    });
    for (const [at, text] of [t.asset.mentions, t.asset.sentiment].entries())
      paneNames[at]?.applyOptions({
        lines: [underSeparator, { text, fontFamily, fontSize: 11, color: colours["ink-3"] }],
      });
  }, [colours, format, t, withPanes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of panes must be filled anew.
  useEffect(() => {
    const made = parts.current!;
    made.price.setData(prices);
    made.median.setData(fan?.median ?? []);
    made.naive.setData(fan?.naive ?? []);
    made.mentions?.setData(mentions ?? []);
    made.sentiment?.setData(
      (sentiment ?? []).map(({ time, value, weight }) => ({
        time,
        value,
        color: withOpacity(value < 0 ? colours.down : colours.up, weight),
      })),
    );
    made.fan.set(fan, colours, t.asset.now);
    made.whiskers.set(sentiment ?? [], colours);
  }, [prices, fan, sentiment, mentions, colours, t, withPanes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is set when the data or its range change, not on a new colour.
  useEffect(() => {
    const first = from ?? prices[0]?.time;
    const last = fan?.median.at(-1)?.time ?? prices.at(-1)?.time;
    if (first && last && first < last)
      parts.current!.chart.timeScale().setVisibleRange({ from: first, to: last });
  }, [prices, fan, from, withPanes]);

  const lastRow = rows.find((row) => row.close !== undefined);
  const row = rows.find((one) => one.date === pointed) ?? lastRow;
  return (
    <figure className="chart" aria-label={label}>
      <ReadOut row={row} withPanes={withPanes} withFan={fan !== undefined} />
      <div
        className={withPanes ? "chart-canvas chart-canvas-panes" : "chart-canvas"}
        ref={container}
        aria-hidden="true"
      />
      <figcaption className="chart-foot">
        <ChartTable rows={rows} caption={tableCaption} withPanes={withPanes} />
        <a className="attribution" href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
          {t.frame.attribution}
        </a>
      </figcaption>
    </figure>
  );
}

function createParts(container: HTMLElement, withPanes: boolean): Parts {
  const chart = createChart(container, {
    autoSize: true,
    // The attribution stands under the chart: the built-in logo brings a <style>, which the page's policy refuses.
    layout: { attributionLogo: false, fontFamily, fontSize: 11 },
    crosshair: { mode: CrosshairMode.Normal },
    timeScale: { rightOffset: 0, minBarSpacing: 0.05, fixLeftEdge: true, fixRightEdge: true },
    rightPriceScale: { minimumWidth: 64, entireTextOnly: true },
    handleScroll: { vertTouchDrag: false },
  });
  const quiet = { priceLineVisible: false, lastValueVisible: false } as const;
  const line = { ...quiet, lineWidth: 2, crosshairMarkerRadius: 3 } as const;
  const naive = chart.addSeries(LineSeries, { ...quiet, lineWidth: 1, crosshairMarkerVisible: false });
  const median = chart.addSeries(LineSeries, { ...line, lineStyle: LineStyle.Dashed });
  const price = chart.addSeries(LineSeries, { ...line, lastValueVisible: true });
  const parts: Parts = {
    chart,
    naive,
    median,
    price,
    paneNames: [],
    fan: new FanPrimitive(emptyColours),
    whiskers: new WhiskerPrimitive(emptyColours),
  };
  median.attachPrimitive(parts.fan);
  if (withPanes) {
    const columns = { ...quiet, base: 0 } as const;
    parts.mentions = chart.addSeries(
      HistogramSeries,
      {
        ...columns,
        priceFormat: { type: "custom", minMove: 1, formatter: (value: number) => String(Math.round(value)) },
      },
      1,
    );
    parts.sentiment = chart.addSeries(
      HistogramSeries,
      {
        ...columns,
        autoscaleInfoProvider: () => ({ priceRange: { minValue: -1, maxValue: 1 } }),
      },
      2,
    );
    parts.sentiment.attachPrimitive(parts.whiskers);
    const [top, middle, bottom] = chart.panes();
    parts.paneNames = [middle, bottom]
      .filter((pane) => pane !== undefined)
      .map((pane) => createTextWatermark(pane, { horzAlign: "left", vertAlign: "top", lines: [] }));
    top?.setStretchFactor(4);
    middle?.setStretchFactor(0.8);
    bottom?.setStretchFactor(1.3);
    for (const series of [parts.mentions, parts.sentiment])
      series.priceScale().applyOptions({ scaleMargins: { top: 0.12, bottom: 0.06 } });
  }
  return parts;
}

const emptyColours = {} as Parameters<FanPrimitive["set"]>[1];
