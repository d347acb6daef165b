import { files } from "./files/source.ts";
import { sample } from "./sample/source.ts";
import type { Source } from "./source.ts";

/** Every source there is: one line each. GUIDE.md says how to add one. */
export const sources: Source[] = [files, sample];
