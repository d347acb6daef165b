import type { ErrorCode } from "../../core/domain/errors.ts";
import { emptyCounts } from "../../core/domain/manifest.ts";
import { slotTime } from "../../core/domain/slot.ts";
import { readLakeTombstones } from "../erase/lake-tombstones.ts";
import type { StageContext, StageProgram } from "../stage.ts";
import { readCursors, writeCursors } from "./cursors.ts";
import { type Deletions, writeDeletions } from "./deletions.ts";
import type { HttpTools } from "./http.ts";
import { liveTools } from "./live-tools.ts";
import { openPseudonyms } from "./pseudonyms.ts";
import { readSource } from "./read-source.ts";
import { readRecentTexts } from "./recheck.ts";
import type { SourceCoverage } from "./source-coverage.ts";
import { partOfTime } from "./source-time.ts";
import { sources } from "./sources/index.ts";
import type { Source } from "./sources/source.ts";
import { type IndexedText, TextIndex } from "./text-index.ts";

/**
 * The fetch stage: what every asked source has had to say since its cursor and up to the run's slot, written to
 * `raw/` as received in our envelope. One source's failure never fails the run: `detail.sources` says what came of
 * each. Cursors go to `state/`, listed in this stage's manifest, so that they count only with it; so do the ids of what was deleted.
 */
export const fetch: StageProgram = createFetch({ sources, tools: liveTools });

/** The stage with a test's own sources, waits and addresses. */
export function createFetch({ sources, tools }: { sources: Source[]; tools: HttpTools }): StageProgram {
  return async (context) => {
    const cursors = await readCursors(context, context.previous);
    const counts = emptyCounts();
    const coverage: SourceCoverage[] = [];
    const seen = new Set<string>();
    const deletions: Deletions = {};
    const termsOf = new Map(sources.map(({ name, terms }) => [name, terms]));
    const redistributionOf = (source: string) => termsOf.get(source)?.redistribute ?? "excerpt";
    const pseudonymOf = await openPseudonyms(context.store);
    const tombstones = await readLakeTombstones(context.store);
    const index = new TextIndex();
    let recent: Promise<IndexedText[]> | undefined;
    const recentTexts = () => {
      recent ??= readRecentTexts(context);
      return recent;
    };
    const onRecord = () => {
      if (seen.size % 1_000 === 0) context.onProgress("fetch", seen.size, 0);
    };
    const endsAtMs = context.clock.now().getTime() + context.config.stageTimeoutMinutes * 60_000;
    const names = askedSources(context);
    for (const [at, name] of names.entries()) {
      const source = sources.find((candidate) => candidate.name === name);
      if (!source) {
        coverage.push(unknownSource(name, context));
        continue;
      }
      const previous = cursors[name];
      const options = {
        context,
        previous,
        tools,
        pseudonymOf,
        timeMs: partOfTime(endsAtMs - context.clock.now().getTime(), names.length - at),
        seen,
        redistributionOf,
        tombstones,
        index,
        recentTexts,
        onRecord,
      };
      const reading = await readSource(source, options);
      coverage.push(reading.coverage);
      cursors[name] = reading.state;
      if (reading.deleted.length > 0) deletions[name] = reading.deleted;
      counts.in += reading.counts.in;
      counts.out += reading.counts.out;
      counts.duplicate += reading.counts.duplicate;
      counts.quarantined += reading.counts.quarantined;
      const { message: note, about: _, ...fields } = reading.coverage;
      context.log.info({ run: context.run, ...fields, note }, "source.read");
    }
    await writeCursors(context, cursors);
    await writeDeletions(context, deletions);
    await index.write(context);
    context.onProgress("fetch", seen.size, seen.size);
    const sample = coverage.some(({ sample }) => sample);
    return { counts, detail: { sources: coverage, sample, oldestTexts: index.oldest() } };
  };
}

/** `--source`, else the folder of `--data`, else the configured ones; each once. */
export function askedSources({ options, config }: Pick<StageContext, "options" | "config">): string[] {
  return [...new Set(options.sources ?? (options.dataDir ? ["files"] : config.sources))];
}

function unknownSource(source: string, { run }: StageContext): SourceCoverage {
  const code: ErrorCode = "source.unknown";
  return {
    source,
    state: "failed",
    from: null,
    to: slotTime(run).toISOString(),
    records: 0,
    bars: 0,
    quarantined: 0,
    duplicate: 0,
    deleted: 0,
    code,
    message: `there is no source "${source}"`,
    sample: false,
  };
}
