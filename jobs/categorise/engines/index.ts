import type { EngineName } from "../../../core/config.ts";
import type { CategoriseEngine } from "./engine.ts";

/** The engines by name; imported when they run, so that neither waits for the other's parts. */
export const engines: Record<EngineName, () => Promise<CategoriseEngine>> = {
  threads: async () => (await import("./threads.ts")).threadsEngine,
  spark: async () => (await import("./spark.ts")).sparkEngine,
};
