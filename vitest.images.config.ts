import { mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The images' own instructions carried out without an engine, and what comes of them started: `npm run test:images`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  {
    test: {
      include: ["tests/images/**/*.test.ts"],
      exclude: ["node_modules/**"],
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: 600_000,
      hookTimeout: 1_800_000,
    },
  },
);
