import type { HeadlinesQuery } from "../../gql/graphql.ts";

type HeadlineAsset = HeadlinesQuery["mostMentioned"][number]["asset"];
type Article = HeadlineAsset["news"]["edges"][number]["node"];

export interface Headline extends Omit<Article, "sentiment"> {
  /** The assets it speaks of, with what it says of each. */
  assets: { symbol: string; sentiment: number | null | undefined }[];
}

/** The assets' articles as one list, newest first; what names several assets stands once, with each one's sign. */
export function toHeadlines(assets: readonly HeadlineAsset[]): Headline[] {
  const headlines = new Map<string, Headline>();
  for (const { symbol, news } of assets)
    for (const { node } of news.edges) {
      const { sentiment, ...article } = node;
      const headline = headlines.get(article.recordId) ?? { ...article, assets: [] };
      headline.assets.push({ symbol, sentiment });
      headlines.set(article.recordId, headline);
    }
  return [...headlines.values()].sort(
    (a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || (a.recordId < b.recordId ? -1 : 1),
  );
}
