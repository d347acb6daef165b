import { decode } from "html-entities";

/** HTML as a reader sees it: no tags, no scripts, entities decoded, white space closed up. */
export function plainText(html: string): string {
  const withoutTags = html
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, " ")
    .replace(/<!--[\s\S]*?(-->|$)/g, " ")
    .replace(/<\/?[a-z][^<>]*>/gi, " ");
  return decode(withoutTags).replaceAll("\0", "").replace(/\s+/g, " ").trim();
}
