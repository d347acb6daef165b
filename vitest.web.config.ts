import { mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The page in a real browser against a real server: `npm run test:web`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  {
    test: {
      include: ["tests/web/**/*.test.ts"],
      exclude: ["node_modules/**"],
      maxWorkers: 1,
      fileParallelism: false,
      hookTimeout: 240_000,
    },
  },
);
