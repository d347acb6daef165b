import { AppError, codeOf, messageOf } from "../../core/domain/errors.ts";
import { type RunId, slotTime } from "../../core/domain/slot.ts";
import type { StageContext } from "../stage.ts";
import { capHttp } from "./cap-http.ts";
import type { Http } from "./http.ts";
import type { SourceLimits } from "./source-limits.ts";
import type { Source, SourceItem, SourceRequest } from "./sources/source.ts";
import { type IndexedText, readTextIndex } from "./text-index.ts";

/** For how long after its publication a text is looked for again. */
const recheckDays = 7;
/** Of a day's requests and money; a day has four runs. */
const share = 1 / 4;
const runsPerDay = 4;
const requestsMaxWithoutCap = 200;

/** The texts of the published runs of the last days, newest first. */
export async function readRecentTexts(context: StageContext): Promise<IndexedText[]> {
  const since = slotTime(context.run).getTime() - recheckDays * 86_400_000;
  const texts: IndexedText[] = [];
  for (let run: RunId | null = context.previous; run !== null && slotTime(run).getTime() > since; ) {
    const manifest = await context.manifest("fetch", run);
    for (const text of (await readTextIndex(context.store, manifest)) ?? [])
      if (Date.parse(text.publishedAt) > since) texts.push(text);
    run = manifest.previous;
  }
  return texts.sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
}

/**
 * Asks a source which of its texts are gone, newest first, with a sixteenth of a day's requests a run. What is not
 * come round to waits for the next run; any other failure leaves the reading partial, for its terms are not kept.
 */
export async function* recheckTexts(
  source: Pick<Source, "name" | "recheck">,
  { ids, limits, request }: { ids: readonly string[]; limits: SourceLimits; request: SourceRequest },
): AsyncGenerator<SourceItem> {
  if (!source.recheck || ids.length === 0) return;
  try {
    yield* source.recheck(ids, { ...request, http: shareOf(request.http, source.name, limits) });
  } catch (error) {
    request.signal.throwIfAborted();
    const message = `deletions were not all looked for: ${messageOf(error)}`;
    const code = codeOf(error);
    if (code === "source.budget") yield { type: "note", message };
    else yield { type: "gap", code, message };
  }
}

function shareOf(http: Http, source: string, { requestsPerDayMax }: SourceLimits): Http {
  const perRun = ((requestsPerDayMax ?? Infinity) * share) / runsPerDay;
  const requestsMax = Math.max(1, Math.floor(Math.min(perRun, requestsMaxWithoutCap)));
  const usdMax = (http.usdLeft() * share) / runsPerDay;
  const refuse = () => {
    throw new AppError("source.budget", {
      message: `${source} has spent the share of its budget that is for deletions`,
      source,
    });
  };
  return capHttp(http, { requestsMax, usdMax, refuse }).http;
}
