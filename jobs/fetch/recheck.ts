import { createHash } from "node:crypto";
import { AppError, codeOf, messageOf } from "../../core/domain/errors.ts";
import { type RunId, slotTime } from "../../core/domain/slot.ts";
import type { StageContext } from "../stage.ts";
import type { Budget } from "./budget.ts";
import { capHttp } from "./cap-http.ts";
import type { Http } from "./http.ts";
import type { SourceLimits } from "./source-limits.ts";
import type { Source, SourceItem, SourceRequest } from "./sources/source.ts";
import { type IndexedText, readTextIndex } from "./text-index.ts";

/** For how long after its publication a text is looked for again. */
const recheckDays = 7;
/** Of a day's requests and money, for all that is looked for again; a day has four runs. */
const share = 1 / 4;
const runsPerDay = 4;
const runMs = 86_400_000 / runsPerDay;
const requestsMaxWithoutCap = 200;

/** The texts of the published runs of the last days. */
export async function readRecentTexts(context: StageContext): Promise<IndexedText[]> {
  const since = slotTime(context.run).getTime() - recheckDays * 86_400_000;
  const texts: IndexedText[] = [];
  for (let run: RunId | null = context.previous; run !== null && slotTime(run).getTime() > since; ) {
    const manifest = await context.manifest("fetch", run);
    for (const text of (await readTextIndex(context.store, manifest)) ?? [])
      if (Date.parse(text.publishedAt) > since) texts.push(text);
    run = manifest.previous;
  }
  return texts;
}

/**
 * Asks a source which of its texts are gone, with a sixteenth of a day's requests and money a run. What is not come
 * round to has its turn in a later run; any other failure leaves the reading partial, for its terms are not kept.
 */
export async function* recheckTexts(
  source: Pick<Source, "name" | "recheck">,
  { ids, limits, request }: { ids: readonly string[]; limits: SourceLimits; request: SourceRequest },
): AsyncGenerator<SourceItem> {
  if (!source.recheck || ids.length === 0) return;
  try {
    yield* source.recheck(inTurn(ids, request.run), {
      ...request,
      http: shareOf(request.http, source.name, limits),
    });
  } catch (error) {
    request.signal.throwIfAborted();
    const message = `deletions were not all looked for: ${messageOf(error)}`;
    const code = codeOf(error);
    if (code === "source.budget") yield { type: "note", message };
    else yield { type: "gap", code, message };
  }
}

/** What reading may spend: a source that is paid by use keeps the share back, or nothing is ever looked for again. */
export function withoutShare(http: Http, budget: Budget, now: Date): Http {
  const { source, limits } = budget;
  const { usdPerDayMax = Infinity, usdPerMonthMax = Infinity } = limits;
  const spent = budget.state(now);
  const ofDay = usdPerDayMax * (1 - share) - spent.dayUsd;
  const ofMonth = usdPerMonthMax * (1 - share) - spent.monthUsd;
  const refuse = () => {
    throw new AppError("source.budget", {
      message: `${source} has spent its money for reading; a quarter is kept for looking for deletions`,
      source,
    });
  };
  const usdMax = Math.max(0, Math.min(ofDay, ofMonth));
  return capHttp(http, { requestsMax: Infinity, usdMax, refuse }).http;
}

/**
 * The ids in an order of this run's own, so that a share too small for all still comes round to each: they lie on a
 * circle by their hash, and each run begins a golden section further on, which leaves no part of the circle long alone.
 */
export function inTurn(ids: readonly string[], run: RunId): string[] {
  const begin = ((slotTime(run).getTime() / runMs) * ((Math.sqrt(5) - 1) / 2)) % 1;
  const placeOf = (id: string) => createHash("sha256").update(id).digest().readUInt32BE() / 2 ** 32;
  return ids
    .map((id) => ({ id, after: (placeOf(id) - begin + 1) % 1 }))
    .sort((a, b) => a.after - b.after)
    .map(({ id }) => id);
}

function shareOf(http: Http, source: string, limits: SourceLimits): Http {
  const { requestsPerDayMax, usdPerDayMax = Infinity, usdPerMonthMax = Infinity } = limits;
  const perRun = ((requestsPerDayMax ?? Infinity) * share) / runsPerDay;
  const requestsMax = Math.max(1, Math.floor(Math.min(perRun, requestsMaxWithoutCap)));
  // Of what a day may cost, not of what is left: reading may have left just this share.
  const usdMax = (Math.min(usdPerDayMax, usdPerMonthMax) * share) / runsPerDay;
  const refuse = () => {
    throw new AppError("source.budget", {
      message: `${source} has spent the share of its budget that is for deletions`,
      source,
    });
  };
  return capHttp(http, { requestsMax, usdMax, refuse }).http;
}
