import { files } from "./files/source.ts";
import { hackerNews } from "./hackernews/source.ts";
import { interactiveBrokers } from "./interactive-brokers/source.ts";
import { rss } from "./rss/source.ts";
import { sample } from "./sample/source.ts";
import type { Source } from "./source.ts";
import { yahoo } from "./yahoo/source.ts";

/** Every source there is: one line each. GUIDE.md says how to add one. */
export const sources: Source[] = [files, hackerNews, interactiveBrokers, rss, sample, yahoo];
