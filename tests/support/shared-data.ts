import { existsSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../core/package-root.ts";

/** The folder of public data beside the repository, or the one PULSO_SHARED names; tests that need it skip without it. */
export const sharedFolder: string = path.resolve(
  process.env.PULSO_SHARED ?? path.join(packageRoot, "../shared"),
);

export function hasShared(relativePath: string): boolean {
  return existsSync(path.join(sharedFolder, relativePath));
}
