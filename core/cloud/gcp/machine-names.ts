import { jobName, parseJobName } from "../../domain/run.ts";

/** An instance's name begins with a letter and has no capitals; a job's begins with its run. */
const prefix = "pulso-";

export function instanceName(job: string): string {
  return `${prefix}${job.toLowerCase()}`;
}

/** The job that an instance bears the name of, or undefined for an instance of another kind. */
export function jobOfInstance(instance: string): string | undefined {
  if (!instance.startsWith(prefix)) return undefined;
  const [, date, hour, rest] = /^(\d{4}-\d{2}-\d{2})t(\d{2})-(.+)$/.exec(instance.slice(prefix.length)) ?? [];
  const job = parseJobName(`${date}T${hour}-${rest}`);
  return job && jobName(job.run, job.stage, job.attempt);
}

/** The metadata item by which a machine's program is told its job. */
export const jobItem = "pulso-job";
