import path from "node:path";
import { packageRoot } from "../../../../core/package-root.ts";
import { readFolder } from "../files/read-folder.ts";
import type { Source } from "../source.ts";

/** The bundled sample: real prices to the end of 2019 and texts made up for showing. */
export const sample: Source = {
  name: "sample",
  sample: true,
  limits: {},
  read: (request) => readFolder(path.join(packageRoot, "data", "sample"), "sample", request),
};
