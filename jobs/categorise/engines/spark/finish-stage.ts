import { systemClock } from "../../../../core/cloud/local/system-clock.ts";
import { readConfig } from "../../../../core/config.ts";
import { createLog } from "../../../../core/log.ts";
import { runStage } from "../../../stage.ts";
import type { SparkJob } from "./job.ts";
import { openPlace } from "./place.ts";
import { publish } from "./publish-results.ts";
import { readResults } from "./read-results.ts";
import type { RowWriter } from "./rows.ts";

/**
 * Ends the stage on a cluster, where no process waits for Spark: its rows are those of all statements before. What does not add
 * up fails the job; else the manifest is written, last of all. A second try finds it and changes nothing.
 */
export async function finishStage(
  rows: AsyncIterable<string[]>,
  output: RowWriter,
  job: SparkJob,
): Promise<void> {
  const { stage } = job;
  if (!stage) throw new Error("the job does not say which stage it ends");
  const [store, work] = await Promise.all([openPlace(job.lake), openPlace(job.work)]);
  const config = readConfig({});
  const { manifest } = await runStage(
    "categorise",
    async (context) => {
      const { counts, ...figures } = await publish(await readResults(rows), stage.inputs, work, context);
      return { counts, detail: { engine: "spark", ...figures } };
    },
    {
      config,
      store,
      clock: systemClock,
      log: createLog(config),
      signal: new AbortController().signal,
      onProgress: () => {},
    },
    stage,
  );
  await output.write(["finished", ""], manifest.counts);
}
