import { alphaVantage } from "./alpha-vantage/source.ts";
import { ecb } from "./ecb/source.ts";
import { files } from "./files/source.ts";
import { hackerNews } from "./hackernews/source.ts";
import { rss } from "./rss/source.ts";
import { sample } from "./sample/source.ts";
import type { Source } from "./source.ts";
import { yahoo } from "./yahoo/source.ts";

/** Every source there is: one line each. GUIDE.md says how to add one. */
export const sources: Source[] = [alphaVantage, ecb, files, hackerNews, rss, sample, yahoo];
