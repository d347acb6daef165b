import { createRequire } from "node:module";
import { runtimePackage } from "../../core/transformer/session.ts";

/** Why no transformer can run here; undefined: one can. Tests that need one skip by it. */
export const runtimeLack: string | undefined = (() => {
  try {
    createRequire(import.meta.url).resolve(runtimePackage);
    return undefined;
  } catch {
    return `npm install ${runtimePackage}@1.30, which is optional, and again`;
  }
})();

/** The name of a suite of transformers, which says why it is skipped. */
export function transformerSuite(name: string): string {
  return `a transformer ${name}${runtimeLack ? ` (${runtimeLack})` : ""}`;
}
