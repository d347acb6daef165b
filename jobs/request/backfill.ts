import { AppError, codeOf, messageOf } from "../../core/domain/errors.ts";
import type { BarRecord, QuarantinedRecord } from "../../core/domain/record.ts";
import { type RunId, slotTime } from "../../core/domain/slot.ts";
import { checkRecord, knownAt } from "../fetch/door.ts";
import { openPseudonyms } from "../fetch/pseudonyms.ts";
import type { Source } from "../fetch/sources/source.ts";
import { rankOf } from "../predict/merge-bars.ts";
import { askSource } from "./ask-source.ts";
import type { RequestDeps } from "./deps.ts";

export interface Backfill {
  source: string;
  /** As received, one a date at least, none known after the run's slot. */
  bars: BarRecord[];
  faults: QuarantinedRecord[];
}

/** The price sources that are on and call out, the most trusted first. */
export function priceSources({ sources, config }: Pick<RequestDeps, "sources" | "config">): Source[] {
  const rank = (name: string) => rankOf(name, config.pricePriority);
  return sources
    .filter(
      ({ delivers, sample, terms }) => delivers.includes("prices") && !sample && terms.url !== undefined,
    )
    .filter(({ name }) => config.sources.includes(name))
    .sort((a, b) => rank(a.name) - rank(b.name));
}

const historyYears = 10;

/**
 * An asset's history of ten years up to a run's slot, as the first source tells it that has all of it, else the one that
 * has most of it. Throws what the first one failed with, and `asset.no_prices` when none failed and none has it.
 */
export async function backfill(
  { id, symbol, run }: { id: string; symbol: string; run: RunId },
  deps: RequestDeps,
): Promise<Backfill> {
  let longest: Backfill | undefined;
  let failure: unknown;
  const said: string[] = [];
  for (const source of priceSources(deps)) {
    try {
      const reading = await readSymbol(source, { id, symbol, run }, deps);
      if (reading.bars.length > (longest?.bars.length ?? 0)) longest = reading;
      if (isWhole(reading, run)) break;
      said.push(...reading.said.map((message) => `${source.name}: ${message}`));
    } catch (error) {
      deps.signal.throwIfAborted();
      const code = codeOf(error);
      deps.log.warn({ source: source.name, code, message: messageOf(error) }, "request.source_failed");
      if (code === "asset.not_found") said.push(messageOf(error));
      else failure ??= error;
    }
  }
  if (longest) return longest;
  if (failure !== undefined) throw failure;
  const why = said.length > 0 ? `: ${said.slice(0, 3).join("; ")}` : "";
  throw new AppError("asset.no_prices", {
    message: `no price source that is on has ${symbol}${why}`,
    symbol,
  });
}

/** Whether it begins within a month of where ten years of prices would. */
function isWhole({ bars }: Backfill, run: RunId): boolean {
  const first = slotTime(run);
  first.setUTCFullYear(first.getUTCFullYear() - historyYears);
  first.setUTCMonth(first.getUTCMonth() + 1);
  return bars.some(({ date }) => date <= first.toISOString().slice(0, 10));
}

/** The source's own way of reading, asked for this one symbol from the beginning. */
async function readSymbol(
  source: Source,
  { id, symbol, run }: { id: string; symbol: string; run: RunId },
  deps: RequestDeps,
): Promise<Backfill & { said: string[] }> {
  const { clock, log } = deps;
  const { sleep } = deps.tools;
  const config = { ...deps.config, assets: [symbol] };
  const to = slotTime(run);
  const reading: Backfill & { said: string[] } = { source: source.name, bars: [], faults: [], said: [] };
  await askSource(source, { requestId: id, deps }, async (http, signal) => {
    const asked = {
      run,
      to,
      cursor: undefined,
      assets: [symbol],
      only: "prices" as const,
      dataDir: undefined,
      pseudonymOf: await openPseudonyms(deps.store),
    };
    for await (const item of source.read({ ...asked, config, clock, log, http, sleep, signal })) {
      signal.throwIfAborted();
      if (item.type === "record" || item.type === "checked") {
        const options = { origin: item.origin, line: item.line, now: clock.now(), config };
        const checked = checkRecord(item.record, options);
        if ("fault" in checked) reading.faults.push(checked.fault);
        else if (isWanted(checked.record, symbol, to)) reading.bars.push(checked.record);
      } else if (item.type === "fault") {
        const { type: _, ...fault } = item;
        reading.faults.push(fault);
      } else if (item.type === "gap" || item.type === "skipped") reading.said.push(item.message);
    }
  });
  return reading;
}

function isWanted(record: Parameters<typeof knownAt>[0], symbol: string, to: Date): record is BarRecord {
  return record.kind === "bar" && record.symbol === symbol && knownAt(record) <= to;
}
