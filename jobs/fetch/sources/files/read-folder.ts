import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { messageOf } from "../../../../core/domain/errors.ts";
import { knownAt } from "../../door.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { SourceItem, SourceRequest } from "../source.ts";
import { listFiles } from "./list-files.ts";
import { readFile } from "./read-file.ts";
import type { ReadFileOptions } from "./read-file-options.ts";

/** For each file: what it held, up to when it was read, and the first and last instant it speaks of. */
const fileStateSchema = z.object({
  sha256: z.string(),
  until: z.iso.datetime(),
  first: z.iso.datetime().nullable(),
  last: z.iso.datetime().nullable(),
});
const cursorSchema = z.object({ files: z.record(z.string(), fileStateSchema) });
type FileState = z.infer<typeof fileStateSchema>;

/**
 * What the files of a folder have to say up to the slot: of a file that is as it was, what became known since; of a
 * new or changed file everything (what was there before has the same ids, and is loaded once).
 */
export async function* readFolder(
  folder: string,
  reader: Pick<ReadFileOptions, "source" | "only">,
  request: SourceRequest,
): AsyncGenerator<SourceItem> {
  const before = (yield* parseCursor(cursorSchema, request))?.files ?? {};
  const after: Record<string, FileState> = {};
  const { files, ignored } = await listFiles(folder);
  if (files.length === 0)
    yield { type: "note", message: "the folder holds no .jsonl, .ndjson or .csv file (.gz or not)" };
  if (ignored.length > 0) yield { type: "note", message: `passed over: ${ignored.slice(0, 5).join(", ")}` };
  for (const file of files) {
    request.signal.throwIfAborted();
    try {
      const sha256 = await hashOf(path.join(folder, file));
      const known = before[file]?.sha256 === sha256 ? before[file] : undefined;
      after[file] = yield* readNew(folder, file, { reader, sha256, known, request });
    } catch (error) {
      request.signal.throwIfAborted();
      yield { type: "gap", code: "object.unreadable", message: `${file}: ${messageOf(error)}` };
    }
  }
  yield { type: "cursor", cursor: { files: after } satisfies z.infer<typeof cursorSchema> };
}

async function* readNew(
  folder: string,
  file: string,
  { reader, sha256, known, request }: ReadNewOptions,
): AsyncGenerator<SourceItem, FileState> {
  const { to } = request;
  const until = known && new Date(known.until);
  if (known && until && hasNothingBetween(known, until, to))
    return { ...known, until: new Date(Math.max(until.getTime(), to.getTime())).toISOString() };
  let first = Infinity;
  let last = -Infinity;
  const options = { ...reader, folder, file, after: until, to, request };
  for await (const item of readFile(options)) {
    if (item.type === "checked") {
      const at = knownAt(item.record).getTime();
      first = Math.min(first, at);
      last = Math.max(last, at);
      yield { ...item, after: until };
    } else if (item.type !== "fault") yield item;
    else if (!until) {
      yield item;
      if (item.code.startsWith("object."))
        yield { type: "gap", code: "object.unreadable", message: `${file}: ${item.message}` };
    }
  }
  return {
    sha256,
    until: to.toISOString(),
    first: known?.first ?? instantOrNull(first),
    last: known?.last ?? instantOrNull(last),
  };
}

interface ReadNewOptions {
  reader: Pick<ReadFileOptions, "source" | "only">;
  sha256: string;
  /** The file as an earlier run read it, when it has not changed since. */
  known: FileState | undefined;
  request: SourceRequest;
}

function hasNothingBetween({ first, last }: FileState, until: Date, to: Date): boolean {
  return first === null || last === null || new Date(last) <= until || new Date(first) > to;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

function instantOrNull(milliseconds: number): string | null {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString() : null;
}
