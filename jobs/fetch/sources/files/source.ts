import path from "node:path";
import type { Source } from "../source.ts";
import { readFolder } from "./read-folder.ts";

/** The folder given by `--data`: raw records, snscrape's exports and prices, in files. */
export const files: Source = {
  name: "files",
  title: "Your own folder of raw records, snscrape exports and price CSVs (`--data DIR`)",
  delivers: ["posts", "news", "prices"],
  sample: false,
  settings: [],
  limits: {},
  terms: {
    redistribute: "excerpt",
    training: true,
    retentionDays: null,
    deletions: "none",
    authors: "pseudonym",
  },
  async *read(request) {
    if (!request.dataDir) yield { type: "skipped", message: "no folder was given (--data DIR)" };
    else yield* readFolder(path.resolve(request.dataDir), { source: "files" }, request);
  },
};
