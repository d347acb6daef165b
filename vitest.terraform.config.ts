import { defineConfig } from "vitest/config";

/** Terraform's own tests, its examples and checkov, counted as tests: `npm run test:terraform`. */
export default defineConfig({
  test: {
    include: ["tests/terraform/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 300_000,
    // The first use builds the provider that stands in for the registry's.
    hookTimeout: 600_000,
  },
});
