import { type Entry, sourceContract } from "../../../contracts/source.ts";

const headers = { "content-type": "application/json; charset=UTF-8" };

sourceContract({
  source: "reddit",
  badCode: "record.invalid",
  env: {
    REDDIT_CLIENT_ID: "made-up",
    REDDIT_CLIENT_SECRET: "made-up",
    REDDIT_USER_AGENT: "node:pulso-tests:0.1 (by /u/nobody)",
    PULSO_SUBREDDITS: "stocks",
  },
  http: {
    origins: ["https://www.reddit.com", "https://oauth.reddit.com"],
    errorWith200: '{"json":{"errors":[["USER_REQUIRED","Please log in to do that.",null]]}}',
    answer(entries, { url }) {
      if (url.pathname === "/api/v1/access_token")
        return { headers, body: '{"access_token":"made-up","token_type":"bearer","expires_in":86400}' };
      const children = url.pathname === "/r/stocks/new" ? entries.map(toThing).reverse() : [];
      return { headers, body: JSON.stringify({ kind: "Listing", data: { children, after: null } }) };
    },
  },
});

function toThing({ key, at, bad }: Entry) {
  const data = {
    name: `t3_${key}`,
    subreddit: "stocks",
    author: "someone",
    created_utc: at.getTime() / 1_000,
  };
  return { kind: "t3", data: bad ? data : { ...data, id: key, title: `Post ${key}`, selftext: "Up." } };
}
