import { AppError } from "../../core/domain/errors.ts";
import { type StageJob, stageJobSchema } from "../../core/domain/events.ts";
import { jobName } from "../../core/domain/run.ts";
import { parseRunId } from "../../core/domain/slot.ts";

/** The job that a machine was started for, from the text that it bears. Throws `input.invalid`, `run.invalid`. */
export function readJob(text: string | undefined): StageJob {
  if (text === undefined) throw invalid("this machine bears no job: it is to be started by the orchestrator");
  const parsed = stageJobSchema.safeParse(parseJson(text));
  if (!parsed.success) throw invalid(`the machine's job is none: ${parsed.error.issues[0]?.message}`);
  const job = parsed.data;
  const named = jobName(parseRunId(job.run), job.stage, job.attempt);
  if (job.name !== named) throw invalid(`the machine's job ${job.name} is not what it names: ${named}`);
  return job;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(message: string): AppError {
  return new AppError("input.invalid", { message });
}
