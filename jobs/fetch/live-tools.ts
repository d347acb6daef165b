import { setTimeout as wait } from "node:timers/promises";
import type { HttpTools } from "./http.ts";

/** The world as it is: for everything that calls out but tests. */
export const liveTools: HttpTools = {
  fetch: globalThis.fetch,
  random: Math.random,
  sleep: async (milliseconds, signal) => void (await wait(milliseconds, undefined, { signal })),
  origins: {},
};
