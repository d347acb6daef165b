import { readFileSync } from "node:fs";
import { packageRoot } from "../core/package-root.ts";

/** The version that manifests and `pulso --version` state. */
export const codeVersion: string = JSON.parse(readFileSync(`${packageRoot}/package.json`, "utf8")).version;
