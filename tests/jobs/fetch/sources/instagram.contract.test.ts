import { type Entry, sourceContract } from "../../../contracts/source.ts";

sourceContract({
  source: "instagram",
  badCode: "record.invalid",
  env: {
    INSTAGRAM_ACCESS_TOKEN: "made-up",
    INSTAGRAM_USER_ID: "42",
    PULSO_INSTAGRAM_HASHTAGS: "#stocks",
  },
  lateState: "partial",
  http: {
    origins: ["https://graph.facebook.com"],
    errorWith200:
      '{"error":{"message":"Invalid parameter","type":"OAuthException","code":100,"fbtrace_id":"A"}}',
    answer(entries, { url }) {
      const isSearch = url.pathname.endsWith("/ig_hashtag_search");
      const data = isSearch ? [{ id: "9001" }] : entries.map(toMedia).reverse();
      return { headers: { "content-type": "application/json" }, body: JSON.stringify({ data }) };
    },
  },
});

function toMedia({ key, at, bad }: Entry) {
  const media = { timestamp: at.toISOString().replace(".000Z", "+0000"), caption: `Media ${key}` };
  return bad ? media : { ...media, id: key, permalink: `https://www.instagram.com/p/${key}/` };
}
