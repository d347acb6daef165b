import type { Config } from "../../../../core/config.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import { knownAt } from "../../door.ts";
import { pseudonymsOf } from "../../pseudonyms.ts";
import { listFiles } from "./list-files.ts";
import { readFile } from "./read-file.ts";

/** When the newest usable record of a folder became known. Throws `input.invalid` when the folder holds none. */
export async function newestInstant(folder: string, config: Config): Promise<Date> {
  const now = new Date();
  // Only times are looked at, so that nobody's name needs the lake's key.
  const request = { config, clock: { now: () => now }, pseudonymOf: pseudonymsOf("") };
  let newest = -Infinity;
  for (const file of (await listFiles(folder)).files)
    for await (const item of readFile({ folder, file, source: "files", after: undefined, to: now, request }))
      if (item.type === "checked") newest = Math.max(newest, knownAt(item.record).getTime());
  if (newest === -Infinity)
    throw new AppError("input.invalid", {
      message: `${folder} holds no usable record or price`,
      path: folder,
    });
  return new Date(newest);
}
