import { type Entry, sourceContract } from "../../../contracts/source.ts";

sourceContract({
  source: "x",
  badCode: "record.invalid",
  asksUpToNow: true,
  env: { X_BEARER_TOKEN: "made-up", PULSO_ASSETS: "AAPL" },
  http: {
    origins: ["https://api.x.com"],
    errorWith200:
      '{"title":"Invalid Request","detail":"One or more parameters to your request was invalid."}',
    answer(entries, { url }) {
      const time = (name: string) => Date.parse(url.searchParams.get(name) ?? "");
      const found = entries.filter(({ at }) => +at >= time("start_time") && +at < time("end_time"));
      const data = found.length > 0 ? found.map(toPost).reverse() : undefined;
      return {
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify({ data, meta: { result_count: found.length } }),
      };
    },
  },
});

function toPost({ key, at, bad }: Entry) {
  const post = { created_at: at.toISOString(), text: `Post ${key} on $AAPL`, edit_history_tweet_ids: [key] };
  return bad ? post : { ...post, id: key };
}
