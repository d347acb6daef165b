import { defineConfig } from "vitest/config";

/** The page in a real browser against a real server: `npm run test:web`. */
export default defineConfig({
  test: {
    include: ["tests/web/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
