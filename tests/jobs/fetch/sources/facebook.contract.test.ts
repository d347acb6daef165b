import { type Entry, sourceContract } from "../../../contracts/source.ts";

sourceContract({
  source: "facebook",
  badCode: "record.invalid",
  env: { FACEBOOK_ACCESS_TOKEN: "made-up", PULSO_FACEBOOK_PAGES: "gazette" },
  http: {
    origins: ["https://graph.facebook.com"],
    errorWith200:
      '{"error":{"message":"Unsupported get request.","type":"GraphMethodException","code":100,"fbtrace_id":"A"}}',
    answer(entries, { url }) {
      const bound = (name: string) => Number(url.searchParams.get(name)) * 1_000;
      const found = entries.filter(({ at }) => +at >= bound("since") && +at <= bound("until"));
      return {
        headers: { "content-type": "application/json; charset=UTF-8" },
        body: JSON.stringify({ data: found.map(toPost).reverse() }),
      };
    },
  },
});

function toPost({ key, at, bad }: Entry) {
  const post = { created_time: at.toISOString().replace(".000Z", "+0000"), message: `Post ${key}` };
  return bad ? post : { ...post, id: `77_${key}` };
}
