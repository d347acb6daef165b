import { defineConfig } from "vitest/config";

/** The Helm chart, linted, rendered and held against Kubernetes' own schemas: `npm run test:charts`. */
export default defineConfig({
  test: {
    include: ["tests/charts/**/*.test.ts"],
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
