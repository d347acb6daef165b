import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import { type GoneTexts, gone } from "./gone-texts.ts";
import type { RunHead, RunRow } from "./run.ts";

/** A run with its lines at hand, but for those of duplicates. */
export interface OpenRun extends Pick<RunRow, "part" | "at" | "isLast"> {
  publishedAt: string[];
  recordId: string[];
  csv: Buffer[];
}

/** Fetches a run's lines from where they are kept. Throws `spark.incomplete` when they are not all there. */
export async function readRun(
  row: RunRow,
  duplicates: GoneTexts | undefined,
  work: ObjectStore,
): Promise<OpenRun> {
  const { head, csv } = await bodyOf(row, work);
  const run: OpenRun = {
    part: row.part,
    at: row.at,
    isLast: row.isLast,
    publishedAt: [],
    recordId: [],
    csv: [],
  };
  let end = 0;
  for (const [at, bytes] of head.bytes.entries()) {
    const start = end;
    end += bytes;
    if (duplicates && gone(duplicates, head.text[at]!)) continue;
    run.publishedAt.push(head.publishedAt[at]!);
    run.recordId.push(head.recordId[at]!);
    run.csv.push(csv.subarray(start, end));
  }
  if (end !== csv.length || head.bytes.length !== row.lines)
    throw new AppError("spark.incomplete", { message: `run ${row.at} of part ${row.part} is not whole` });
  return run;
}

async function bodyOf({ body }: RunRow, work: ObjectStore): Promise<{ head: RunHead; csv: Buffer }> {
  if ("head" in body) return { head: body.head, csv: Buffer.from(body.csv) };
  const { path, start, headBytes, bytes } = body;
  const chunks: Buffer[] = [];
  for await (const chunk of await work.read(path, { start, bytes })) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  return { head: JSON.parse(whole.toString("utf8", 0, headBytes)), csv: whole.subarray(headBytes) };
}
