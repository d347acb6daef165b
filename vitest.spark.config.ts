import { defineConfig } from "vitest/config";

/** The Spark engine in a real Spark, beside the threads: `npm run test:spark` builds dist/ first. */
export default defineConfig({
  test: {
    include: ["tests/spark/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
