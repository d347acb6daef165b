import { readFile } from "node:fs/promises";
import { systemClock } from "../../core/cloud/local/system-clock.ts";
import { openStore } from "../../core/cloud/open-store.ts";
import { insertTombstones } from "../../core/database/repositories/tombstones.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { type Erasure, eraseDue } from "../erase/erase-due.ts";
import { sources } from "../fetch/sources/index.ts";
import { openDatabase } from "../open-database.ts";

interface EraseCommandOptions {
  record?: string[];
  file?: string;
  due?: boolean;
}

export const registerErase: RegisterCommand = (program, context) => {
  program
    .command("erase")
    .description("takes texts out of the database and the lake; their ids and figures stay")
    .option("--record <id...>", "records whose text is to go, by id (<source>:<native id>)")
    .option("--file <file>", "a file of such ids, one a line")
    .option("--due", "what every run does by itself: deletions, requests and what is kept no longer")
    .action((options: EraseCommandOptions) => erase(options, context()));
};

async function erase(options: EraseCommandOptions, context: CommandContext): Promise<void> {
  const ids = await readIds(options);
  if (ids.length === 0 && !options.due)
    throw new AppError("input.invalid", { message: "say which: --record, --file or --due" });
  const { config, log, signal } = context;
  await using database = await openDatabase(config);
  const { dataSource } = database;
  const foundAt = systemClock.now();
  const requests = ids.map((recordId) => ({
    recordId,
    source: recordId.slice(0, recordId.indexOf(":")),
    reason: "request" as const,
    foundAt,
  }));
  await insertTombstones(dataSource, requests);
  const store = await openStore(config);
  const deps = { dataSource, store, config, clock: systemClock, log, sources, signal };
  const erasure = await eraseDue(deps, { thorough: true });
  if (!erasure)
    throw new AppError("object.conflict", {
      message: "another eraser is at work; what was asked for is noted and will be erased",
    });
  tell(erasure, context);
}

function tell({ erased, waiting, mentions, objects, left }: Erasure, { reporter }: CommandContext): void {
  for (const { run, code, message } of left)
    reporter.event(
      "erase.left",
      { run, code, message },
      `  run ${run} is left for later: ${message} (${code})`,
    );
  reporter.event(
    "erased",
    { records: erased.length, waiting: waiting.length, mentions, objects },
    `${erased.length} records erased (${mentions} mentions, ${objects} objects); ${waiting.length} wait.`,
  );
}

async function readIds({ record = [], file }: EraseCommandOptions): Promise<string[]> {
  const listed =
    file === undefined
      ? ""
      : await readFile(file, "utf8").catch((cause: unknown) => {
          throw new AppError("input.not_found", {
            message: `--file: ${file} cannot be read`,
            path: file,
            cause,
          });
        });
  const ids = [...new Set([...record, ...listed.split(/\r?\n/)].map((id) => id.trim()).filter(Boolean))];
  const wrong = ids.find((id) => !/^[a-z0-9][a-z0-9_-]*:./.test(id));
  if (wrong !== undefined)
    throw new AppError("input.invalid", { message: `"${wrong}" is no record id (<source>:<native id>)` });
  return ids;
}
