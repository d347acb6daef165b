import { alphaVantage } from "./alpha-vantage/source.ts";
import { bluesky } from "./bluesky/source.ts";
import { ecb } from "./ecb/source.ts";
import { facebook } from "./facebook/source.ts";
import { files } from "./files/source.ts";
import { gdelt } from "./gdelt/source.ts";
import { hackerNews } from "./hackernews/source.ts";
import { instagram } from "./instagram/source.ts";
import { interactiveBrokers } from "./interactive-brokers/source.ts";
import { reddit } from "./reddit/source.ts";
import { rss } from "./rss/source.ts";
import { sample } from "./sample/source.ts";
import { snscrape } from "./snscrape/source.ts";
import type { Source } from "./source.ts";
import { telegram } from "./telegram/source.ts";
import { x } from "./x/source.ts";
import { yahoo } from "./yahoo/source.ts";

/** Every source there is: one line each. GUIDE.md says how to add one. */
export const sources: Source[] = [
  alphaVantage,
  bluesky,
  ecb,
  facebook,
  files,
  gdelt,
  hackerNews,
  instagram,
  interactiveBrokers,
  reddit,
  rss,
  sample,
  snscrape,
  telegram,
  x,
  yahoo,
];
