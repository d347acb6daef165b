import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The suites that take minutes: whole runs, kill -9, a month of posts. `npm run test:heavy` builds dist/ first. */
const { include: _, exclude: __, ...test } = base.test ?? {};
export default mergeConfig(
  { ...base, test },
  defineConfig({
    test: {
      include: ["tests/heavy/**/*.test.ts"],
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: 1_200_000,
    },
  }),
);
