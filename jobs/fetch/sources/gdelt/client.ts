import { z } from "zod";
import type { Http } from "../../http.ts";
import { parseJsonAnswer } from "../parse-json-answer.ts";

/** A search that finds nothing is answered with `{}`. */
const answerSchema = z.union([
  z.object({ articles: z.array(z.unknown()) }),
  z.strictObject({}).transform((): { articles: unknown[] } => ({ articles: [] })),
]);

/** The most articles that one answer holds; there is no second page. */
export const articlesMax = 250;

/** What the DOC API has of articles that match a query and were first seen within [from, to], the newest first. */
export async function searchArticles(
  http: Http,
  { query, from, to }: { query: string; from: Date; to: Date },
): Promise<{ articles: unknown[]; url: string }> {
  const parameters = new URLSearchParams({
    query,
    mode: "artlist",
    format: "json",
    sort: "datedesc",
    maxrecords: String(articlesMax),
    startdatetime: toStamp(from),
    enddatetime: toStamp(to),
  });
  const url = `https://api.gdeltproject.org/api/v2/doc/doc?${parameters}`;
  const { text } = await http.get({ url, expect: "json" });
  // What is wrong with a search is said in plain words with status 200.
  const { articles } = parseJsonAnswer("gdelt", mendJson(text), answerSchema);
  return { articles, url };
}

/** `20200104T000000Z` without its letters. */
function toStamp(at: Date): string {
  return at.toISOString().slice(0, 19).replace(/\D/g, "");
}

/** GDELT puts titles into its JSON as it found them, with control characters and stray backslashes. */
export function mendJson(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what makes it no JSON.
      .replace(/[\u0000-\u001f]+/g, " ")
      .replace(/\\(["\\/bfnrt]|u[0-9a-fA-F]{4})?/g, (found, known) => (known ? found : "\\\\"))
  );
}
