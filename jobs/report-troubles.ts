import type { DataSource } from "typeorm";
import { z } from "zod";
import { findRunHistory } from "../core/database/repositories/run-history.ts";
import type { RunId } from "../core/domain/slot.ts";
import { sourceCoverageSchema } from "./fetch/source-coverage.ts";
import type { Reporter } from "./reporter.ts";

/** Names the sources of which not all could be had: the run is published without it, but not in silence. */
export async function reportTroubles(run: RunId, dataSource: DataSource, reporter: Reporter): Promise<void> {
  const { coverage } = (await findRunHistory(dataSource, run)) ?? {};
  for (const { source, state, message } of z.array(sourceCoverageSchema).safeParse(coverage ?? []).data ?? [])
    if (state !== "ok" || message !== undefined)
      reporter.event(
        "source",
        { run, source, state, message },
        `  ${source}: ${state}. ${message ?? ""}`.trimEnd(),
      );
}
