import { codeOf, messageOf } from "../../core/domain/errors.ts";
import { slotTime } from "../../core/domain/slot.ts";
import { createHttp, type HttpTools } from "./http.ts";
import { type Failure, Intake, type IntakeOptions, type SourceReading } from "./intake.ts";
import { openBudget } from "./open-budget.ts";
import { recheckTexts, withoutShare } from "./recheck.ts";
import { SourceTime } from "./source-time.ts";
import type { Source, SourceItem, SourceRequest } from "./sources/source.ts";
import type { IndexedText } from "./text-index.ts";

/**
 * Reads one source to the end of its window and writes what is good. What the source does never throws, it shows
 * in the coverage; this throws only when the run is stopped or the lake cannot be written.
 */
export async function readSource(source: Source, options: ReadSourceOptions): Promise<SourceReading> {
  const { context, timeMs } = options;
  const { store, clock, config, run, attempt } = context;
  const budget = await openBudget(source, { writer: `run=${run}.attempt=${attempt}`, store, config, clock });
  using time = new SourceTime({
    source: source.name,
    milliseconds: timeMs,
    clock,
    tools: options.tools,
    signal: context.signal,
  });
  const { tools, signal } = time;
  const http = createHttp({ tools, budget, clock, signal });
  const intake = new Intake(source, options);
  const request = { ...requestOf(options), sleep: tools.sleep, signal, http };
  if (budget.unreadable.length > 0)
    await intake.take({
      type: "note",
      message: `what was spent is not known, its record cannot be read: ${budget.unreadable.join(", ")}`,
    });
  const reading = source.recheck ? { ...request, http: withoutShare(http, budget, clock.now()) } : request;
  try {
    for await (const item of guarded(source.read(reading))) {
      context.signal.throwIfAborted();
      await intake.take(item);
    }
    if (source.recheck && intake.canBeAsked) {
      const ids = await recentIds(source, options).catch((error: unknown) => ({ error }));
      if ("error" in ids)
        await intake.take({
          type: "gap",
          code: codeOf(ids.error),
          message: `deletions were not looked for: ${messageOf(ids.error)}`,
        });
      else
        for await (const item of guarded(recheckTexts(source, { ids, limits: budget.limits, request })))
          await intake.take(item);
    }
  } finally {
    // What was asked for is spent, also when the run is stopped or the lake refuses a part.
    await budget.flush();
  }
  return intake.close(budget.state(clock.now()));
}

/** The source's own texts that may be gone by now. Throws where an earlier run cannot be read. */
async function recentIds({ name }: Source, options: ReadSourceOptions): Promise<string[]> {
  const texts = await options.recentTexts();
  return texts.filter(({ source, id }) => source === name && !options.tombstones.has(id)).map(({ id }) => id);
}

export interface ReadSourceOptions extends IntakeOptions {
  tools: HttpTools;
  /** How long the source may take. */
  timeMs: number;
  /** The texts of the last days. */
  recentTexts(): Promise<IndexedText[]>;
}

/** Turns what a source throws into its last item, so that it cannot be taken for a failure of the lake. */
async function* guarded(items: AsyncIterable<SourceItem>): AsyncGenerator<SourceItem | Failure> {
  try {
    yield* items;
  } catch (error) {
    yield { type: "failure", error };
  }
}

function requestOf({
  context,
  previous,
  pseudonymOf,
}: ReadSourceOptions): Omit<SourceRequest, "http" | "sleep" | "signal"> {
  const { run, config, clock, log, options } = context;
  return {
    run,
    to: slotTime(run),
    cursor: previous?.cursor,
    assets: [...new Set([...config.assets, ...(options.assets ?? [])])],
    dataDir: options.dataDir,
    config,
    clock,
    log,
    pseudonymOf,
  };
}
