import { setTimeout as wait } from "node:timers/promises";
import type { HttpTools } from "./http.ts";

/** The real network, chance and time. */
export const liveTools: HttpTools = {
  fetch: globalThis.fetch,
  random: Math.random,
  sleep: async (milliseconds, signal) => void (await wait(milliseconds, undefined, { signal })),
  origins: {},
};
