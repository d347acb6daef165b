import path from "node:path";
import { readFolder } from "../files/read-folder.ts";
import type { Source } from "../source.ts";

/**
 * What snscrape wrote down elsewhere, JSON lines or CSV; a folder that holds other things as well is `files`'. Each
 * record bears the name of the network it is from, and what that source's terms ask holds for it.
 */
export const snscrape: Source = {
  name: "snscrape",
  title:
    "snscrape's exports in your own folder (`--source snscrape --data DIR`): tweets, Reddit, Telegram, Facebook, Instagram",
  delivers: ["posts"],
  sample: false,
  settings: [],
  limits: {},
  terms: {
    redistribute: "ids",
    training: false,
    retentionDays: null,
    deletions: "none",
    authors: "pseudonym",
  },
  async *read(request) {
    if (!request.dataDir) yield { type: "skipped", message: "no folder was given (--data DIR)" };
    else yield* readFolder(path.resolve(request.dataDir), { source: "snscrape", only: "snscrape" }, request);
  },
};
