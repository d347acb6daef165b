import { defineConfig } from "vitest/config";

/** Google Cloud's adapters against emulators: `npm run test:cloud`. */
export default defineConfig({
  test: {
    include: ["tests/cloud/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { METADATA_SERVER_DETECTION: "none" },
  },
});
