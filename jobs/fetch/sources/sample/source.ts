import path from "node:path";
import { packageRoot } from "../../../../core/package-root.ts";
import { readFolder } from "../files/read-folder.ts";
import type { Source } from "../source.ts";

/** The bundled sample: real prices to the end of 2019 and texts made up for showing. */
export const sample: Source = {
  name: "sample",
  title: "The bundled sample: real prices to the end of 2019, texts made up for showing",
  delivers: ["posts", "news", "prices"],
  sample: true,
  settings: [],
  limits: {},
  terms: {
    redistribute: "excerpt",
    training: true,
    retentionDays: null,
    deletions: "none",
    authors: "pseudonym",
  },
  read: (request) => readFolder(path.join(packageRoot, "data", "sample"), { source: "sample" }, request),
};
