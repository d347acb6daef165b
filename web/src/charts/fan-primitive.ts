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
import type { Fan } from "./to-series.ts";

const opacities: Record<number, number> = { 95: 0.1, 80: 0.13, 50: 0.17 };

/**
 * Paints under the price series what is forecast: a tinted ground right of the last close, the "now" line, and
 * the bands. The price scale is told of the 80 % band alone: a year's 95 % would flatten the price beside it.
 */
export class FanPrimitive implements ISeriesPrimitive<Time> {
  private fan: Fan | undefined;
  private colours: ChartColours;
  private label = "";
  private chart: IChartApiBase<Time> | undefined;
  private series: ISeriesApi<SeriesType, Time> | undefined;
  private requestUpdate: (() => void) | undefined;
  private readonly views: IPrimitivePaneView[] = [
    { zOrder: () => "bottom", renderer: () => ({ draw: (target) => this.draw(target) }) },
  ];

  constructor(colours: ChartColours) {
    this.colours = colours;
  }

  set(fan: Fan | undefined, colours: ChartColours, label: string): void {
    this.fan = fan;
    this.colours = colours;
    this.label = label;
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

  autoscaleInfo() {
    const band = this.fan?.bands.find((one) => one.percent === 80);
    if (!band) return null;
    return {
      priceRange: {
        minValue: Math.min(...band.points.map((point) => point.lower)),
        maxValue: Math.max(...band.points.map((point) => point.upper)),
      },
    };
  }

  private draw(target: Parameters<IPrimitivePaneRenderer["draw"]>[0]): void {
    const { chart, series, fan } = this;
    if (!chart || !series || !fan) return;
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of the canvas, whose name only looks like a hook.
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      const x = (time: string) => chart.timeScale().timeToCoordinate(time);
      const nowX = x(fan.start.time);
      if (nowX === null) return;
      context.fillStyle = this.colours["forecast-ground"];
      context.fillRect(nowX, 0, mediaSize.width - nowX, mediaSize.height);
      for (const band of fan.bands) {
        const points = band.points.flatMap((point) => {
          const at = x(point.time);
          const lower = series.priceToCoordinate(point.lower);
          const upper = series.priceToCoordinate(point.upper);
          return at === null || lower === null || upper === null ? [] : [{ at, lower, upper }];
        });
        context.beginPath();
        for (const point of points) context.lineTo(point.at, point.upper);
        for (const point of points.reverse()) context.lineTo(point.at, point.lower);
        context.closePath();
        context.fillStyle = withOpacity(this.colours.forecast, opacities[band.percent] ?? 0.1);
        context.fill();
      }
      drawNow(context, nowX, mediaSize.height, this.colours, this.label);
    });
  }
}

function drawNow(
  context: CanvasRenderingContext2D,
  x: number,
  height: number,
  colours: ChartColours,
  label: string,
): void {
  context.strokeStyle = colours["ink-3"];
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, 0);
  context.lineTo(Math.round(x) + 0.5, height);
  context.stroke();
  context.setLineDash([]);
  if (!label) return;
  context.font = "11px 'Inter Variable', system-ui, sans-serif";
  context.fillStyle = colours["ink-3"];
  context.textAlign = "right";
  context.fillText(label, x - 5, height - 6);
}
