import { createHash } from "node:crypto";
import { z } from "zod";
import { plainText } from "../plain-text.ts";

const articleSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  title: z.string().transform(plainText).pipe(z.string().min(1)),
  /** To the quarter of an hour, as `20200103T141500Z`. */
  seendate: z.string().regex(/^\d{8}T\d{6}Z$/),
  domain: z.string().min(1),
  language: z.string().optional(),
});

const langOf: Record<string, string> = { English: "en", Spanish: "es" };

/** An article in our shape: its title is all its text; what is none comes back as it is, for the check to refuse. Pure. */
export function toGdeltRecord(article: unknown, collectedAt: Date): unknown {
  const parsed = articleSchema.safeParse(article);
  if (!parsed.success) return article;
  const { url, title, seendate, domain, language } = parsed.data;
  return {
    id: idOf(url),
    source: "gdelt",
    kind: "news",
    channel: domain,
    // When GDELT first saw it: what a page says of its own date may be anything.
    publishedAt: toInstant(seendate),
    collectedAt: collectedAt.toISOString(),
    lang: langOf[language ?? ""],
    title,
    text: title,
    url,
  };
}

const foundSchema = articleSchema.pick({ url: true, seendate: true });

/** Which article it is and when it was seen; undefined for what is none. */
export function identityOf(article: unknown): { id: string; seenAt: string } | undefined {
  const found = foundSchema.safeParse(article).data;
  return found && { id: idOf(found.url), seenAt: toInstant(found.seendate) };
}

function idOf(url: string): string {
  return `gdelt:${createHash("sha256").update(url).digest("hex").slice(0, 24)}`;
}

function toInstant(seendate: string): string {
  return seendate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
}
