import { decode } from "html-entities";

/** HTML as a reader sees it: no tags, no scripts, entities decoded, white space closed up. */
export function plainText(html: string): string {
  const withoutTags = html
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, " ")
    .replace(/<!--[\s\S]*?(-->|$)/g, " ")
    // These do not part words: "<b>Te</b>sla".
    .replace(/<\/?(a|abbr|b|code|em|font|i|mark|small|span|strong|sub|sup|u)\b[^<>]*>/gi, "")
    .replace(/<\/?[a-z][^<>]*>/gi, " ");
  return decode(withoutTags).replaceAll("\0", "").replace(/\s+/g, " ").trim();
}
