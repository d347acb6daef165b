import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** Google Cloud's adapters and functions against emulators: `npm run test:cloud` builds dist/ first. */
const { include: _, exclude: __, ...test } = base.test ?? {};
export default mergeConfig(
  { ...base, test },
  defineConfig({
    test: {
      include: ["tests/cloud/**/*.test.ts"],
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      env: { METADATA_SERVER_DETECTION: "none" },
    },
  }),
);
