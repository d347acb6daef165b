import type {
  IChartApiBase,
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesApi,
  ISeriesPrimitive,
  SeriesAttachedParameter,
  SeriesType,
  Time,
} from "lightweight-charts";
import { type ChartColours, withOpacity } from "./colours.ts";
import type { SentimentColumn } from "./to-series.ts";

/** Draws the interval of each sentiment column as a thin whisker over it. */
export class WhiskerPrimitive implements ISeriesPrimitive<Time> {
  private columns: SentimentColumn[] = [];
  private colours: ChartColours;
  private chart: IChartApiBase<Time> | undefined;
  private series: ISeriesApi<SeriesType, Time> | undefined;
  private requestUpdate: (() => void) | undefined;
  private readonly views: IPrimitivePaneView[] = [
    { zOrder: () => "top", renderer: () => ({ draw: (target) => this.draw(target) }) },
  ];

  constructor(colours: ChartColours) {
    this.colours = colours;
  }

  set(columns: SentimentColumn[], colours: ChartColours): void {
    this.columns = columns;
    this.colours = colours;
    this.requestUpdate?.();
  }

  attached({ chart, series, requestUpdate }: SeriesAttachedParameter<Time>): void {
    this.chart = chart;
    this.series = series;
    this.requestUpdate = requestUpdate;
  }

  detached(): void {
    this.chart = undefined;
    this.series = undefined;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  private draw(target: Parameters<IPrimitivePaneRenderer["draw"]>[0]): void {
    const { chart, series } = this;
    if (!chart || !series) return;
    // Under 5 px a column, whiskers would be a grey wall that says nothing.
    if (chart.timeScale().options().barSpacing < 5) return;
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of the canvas, whose name only looks like a hook.
    target.useMediaCoordinateSpace(({ context }) => {
      context.strokeStyle = withOpacity(this.colours["ink-2"], 0.7);
      context.lineWidth = 1;
      context.beginPath();
      for (const { time, lower, upper } of this.columns) {
        const at = chart.timeScale().timeToCoordinate(time);
        if (at === null || lower === undefined || upper === undefined) continue;
        const [bottom, top] = [series.priceToCoordinate(lower), series.priceToCoordinate(upper)];
        if (bottom === null || top === null) continue;
        const x = Math.round(at) + 0.5;
        context.moveTo(x, bottom);
        context.lineTo(x, top);
      }
      context.stroke();
    });
  }
}
