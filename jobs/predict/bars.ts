import type { Asset } from "../../core/domain/assets.ts";
import { presentSymbols } from "../../core/domain/former-symbols.ts";
import { faultOfDate } from "../../core/domain/listing.ts";
import type { Counts } from "../../core/domain/manifest.ts";
import type { BarRecord } from "../../core/domain/record.ts";
import { slotTime } from "../../core/domain/slot.ts";
import { parseRawBlock } from "../raw/parse-raw-line.ts";
import { readRawBlocks } from "../raw/read-raw-object.ts";
import type { StageContext } from "../stage.ts";

const dayMs = 86_400_000;

/**
 * The bars that this run's fetch stage brought, by present symbol: of each date and source the newest. What the reader
 * of raw objects finds at fault, bar or not, the categorise stage sets aside, so that it is counted once; here goes to
 * quarantine only a bar that is dated after the run, or when the asset was not listed. Adds to `counts.in`,
 * `.duplicate` (superseded within the run) and `.quarantined`.
 */
export async function readBars(
  context: StageContext,
  catalogue: readonly Asset[],
  counts: Counts,
): Promise<Map<string, BarRecord[]>> {
  const { objects } = await context.manifest("fetch");
  const bars = new Map<string, Map<string, BarRecord>>();
  const presentSymbol = presentSymbols(catalogue);
  const assets = new Map(catalogue.map((asset) => [asset.symbol, asset]));
  // The trading day may already be tomorrow's, east of Greenwich.
  const newestDate = new Date(slotTime(context.run).getTime() + dayMs).toISOString().slice(0, 10);
  for (const object of objects.filter(({ path }) => path.startsWith("raw/"))) {
    context.signal.throwIfAborted();
    for await (const { bar, line } of barsOf(context, object.path, await context.readObject(object))) {
      counts.in += 1;
      const symbol = presentSymbol(bar.symbol, bar.date);
      const fault =
        bar.date > newestDate
          ? `${bar.date} is after ${newestDate}`
          : faultOfDate(bar.date, assets.get(symbol));
      if (fault !== undefined) {
        counts.quarantined += 1;
        const message = `date: ${fault}`;
        context.quarantine({ code: "record.time", message, origin: object.path, line, raw: bar });
      } else if (keepNewest(bars, { ...bar, symbol })) counts.duplicate += 1;
    }
  }
  return new Map([...bars].map(([symbol, ofSymbol]) => [symbol, [...ofSymbol.values()]]));
}

/** An object's good bars. Blocks of texts that speak of no bar are not parsed. */
async function* barsOf(
  { config, clock }: StageContext,
  origin: string,
  bytes: Buffer,
): AsyncGenerator<{ bar: BarRecord; line: number }> {
  const { lineBytesMax, expansionMax } = config;
  const options = { origin, now: clock.now(), lineBytesMax, expansionMax };
  for await (const block of readRawBlocks(bytes, options)) {
    if ("fault" in block || !block.bytes.includes('"bar"')) continue;
    for (const read of parseRawBlock(block, options))
      if ("record" in read && read.record.kind === "bar") yield { bar: read.record, line: read.line };
  }
}

/** Whether one of two bars of the same symbol, date and source had to give way. */
function keepNewest(bars: Map<string, Map<string, BarRecord>>, bar: BarRecord): boolean {
  const ofSymbol = bars.get(bar.symbol) ?? new Map<string, BarRecord>();
  bars.set(bar.symbol, ofSymbol);
  const key = `${bar.date} ${bar.source}`;
  const other = ofSymbol.get(key);
  if (!other || Date.parse(bar.collectedAt) >= Date.parse(other.collectedAt)) ofSymbol.set(key, bar);
  return other !== undefined;
}
