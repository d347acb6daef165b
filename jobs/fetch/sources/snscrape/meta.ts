import { createHash } from "node:crypto";
import { z } from "zod";
import { count, hasAll, type SnscrapeKind, toIsoInstant, words } from "./kind.ts";

const facebookSchema = z.object({ cleanUrl: z.url(), date: z.string(), content: words });

/** snscrape's `facebook-*`. */
export const facebookPost: SnscrapeKind = {
  name: "Facebook posts",
  has: (columns) => hasAll(columns, "cleanUrl", "date", "content") && !columns.has("displayUrl"),
  toRecord(value, collectedAt) {
    const parsed = facebookSchema.safeParse(value);
    if (!parsed.success) return undefined;
    const { cleanUrl, date, content } = parsed.data;
    const id = facebookIdOf(new URL(cleanUrl));
    return {
      id: `facebook:${id ?? createHash("sha256").update(cleanUrl).digest("hex").slice(0, 24)}`,
      source: "facebook",
      kind: "post",
      channel: "Facebook",
      publishedAt: toIsoInstant(date),
      collectedAt: collectedAt.toISOString(),
      text: content ?? "",
      // The address without the name of whoever wrote it.
      url: id && `https://www.facebook.com/${id}`,
    };
  },
};

/** `<page>_<post>` as the Graph API has it where the address tells both, else the post's number. */
function facebookIdOf({ pathname, searchParams }: URL): string | undefined {
  const group = /^\/groups\/(\d+)\/permalink\/(\d+)/.exec(pathname);
  if (group) return `${group[1]}_${group[2]}`;
  const [page, story] = [searchParams.get("id"), searchParams.get("story_fbid")];
  if (/^\d+$/.test(page ?? "") && /^\d+$/.test(story ?? "")) return `${page}_${story}`;
  const post = /^\/([^/]+)\/posts\/(?:[^/]+\/)?(\d+)\/?$/.exec(pathname);
  if (post) return /^\d+$/.test(post[1] ?? "") ? `${post[1]}_${post[2]}` : post[2];
  return undefined;
}

const shortcode = /^https:\/\/www\.instagram\.com\/(?:p|reel|tv)\/([\w-]+)\/?/;
const instagramSchema = z
  .object({
    /** Earlier `cleanUrl`. */
    url: z.string().regex(shortcode).optional(),
    cleanUrl: z.string().regex(shortcode).optional(),
    date: z.string(),
    content: words,
    username: words,
    likes: count,
    comments: count,
  })
  .refine(({ url, cleanUrl }) => url ?? cleanUrl);

/** snscrape's `instagram-*`. Their ids are shortcodes, which the Graph API does not tell: the two never meet. */
export const instagramPost: SnscrapeKind = {
  name: "Instagram posts",
  has: (columns) => hasAll(columns, "date", "content", "displayUrl"),
  toRecord(value, collectedAt, pseudonymOf) {
    const parsed = instagramSchema.safeParse(value);
    if (!parsed.success) return undefined;
    const { url, cleanUrl, date, content, username, likes, comments } = parsed.data;
    const code = shortcode.exec(url ?? cleanUrl ?? "")?.[1];
    return {
      id: `instagram:${code}`,
      source: "instagram",
      kind: "post",
      channel: "Instagram",
      author: username && pseudonymOf(username),
      publishedAt: toIsoInstant(date),
      collectedAt: collectedAt.toISOString(),
      text: content ?? "",
      url: `https://www.instagram.com/p/${code}/`,
      engagement: { likes, replies: comments },
    };
  },
};
