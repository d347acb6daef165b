import type { ReplayAnswer } from "./replay-server.ts";

export interface MadeArticle {
  key: string;
  at: Date;
  title?: string;
  language?: string;
}

/** An article as the DOC API lists it. */
export function gdeltArticle({ key, at, title = `Headline ${key}`, language = "English" }: MadeArticle) {
  return {
    url: `https://gazette.example/${key}`,
    url_mobile: "",
    title,
    seendate: `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`,
    socialimage: "",
    domain: "gazette.example",
    language,
    sourcecountry: "United States",
  };
}

export function gdeltAnswer(articles: unknown[]): ReplayAnswer {
  const body = articles.length > 0 ? JSON.stringify({ articles }) : "{}";
  return { headers: { "content-type": "application/json; charset=utf-8" }, body };
}

/** The instant of `startdatetime` or `enddatetime`. */
export function gdeltBound(url: URL, name: "startdatetime" | "enddatetime"): Date {
  const stamp = url.searchParams.get(name) ?? "";
  return new Date(stamp.replace(/^(....)(..)(..)(..)(..)(..)$/, "$1-$2-$3T$4:$5:$6Z"));
}
