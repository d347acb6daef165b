import { facebook } from "./facebook/source.ts";
import { files } from "./files/source.ts";
import { hackerNews } from "./hackernews/source.ts";
import { instagram } from "./instagram/source.ts";
import { reddit } from "./reddit/source.ts";
import { rss } from "./rss/source.ts";
import { sample } from "./sample/source.ts";
import type { Source } from "./source.ts";
import { telegram } from "./telegram/source.ts";
import { x } from "./x/source.ts";
import { yahoo } from "./yahoo/source.ts";

/** Every source there is: one line each. GUIDE.md says how to add one. */
export const sources: Source[] = [
  facebook,
  files,
  hackerNews,
  instagram,
  reddit,
  rss,
  sample,
  telegram,
  x,
  yahoo,
];
