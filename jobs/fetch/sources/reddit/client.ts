import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import type { Http } from "../../http.ts";
import type { HttpAnswer } from "../../http-request.ts";
import { parseJsonAnswer } from "../parse-json-answer.ts";

const loginOrigin = "https://www.reddit.com";
const apiOrigin = "https://oauth.reddit.com";

const tokenSchema = z.object({ access_token: z.string().min(1) });
const listingSchema = z.object({
  kind: z.literal("Listing"),
  data: z.object({ children: z.array(z.unknown()), after: z.string().nullish() }),
});

export interface RedditLogin {
  clientId: string;
  clientSecret: string;
  userAgent: string;
}

export interface RedditListing {
  url: string;
  /** Things as Reddit wraps them: `{ kind: "t1" | "t3", data }`. */
  children: unknown[];
  after: string | undefined;
}

export interface RedditClient {
  /** 100 things from `path` on, newest first. Throws as `Http` does; `source.unauthorized` when a fresh token fails too. */
  getListing(path: string, parameters: Record<string, string>): Promise<RedditListing>;
}

/** Asks with an app's own token, which lives in memory only and is renewed when Reddit says that it is out of date. */
export function createRedditClient(
  http: Http,
  { clientId, clientSecret, userAgent }: RedditLogin,
): RedditClient {
  let token: string | undefined;
  return {
    async getListing(path, parameters) {
      const query = new URLSearchParams({ raw_json: "1", limit: "100", ...parameters });
      const url = `${apiOrigin}${path}?${query}`;
      const answer = await askWithToken(url);
      const { data } = parseJsonAnswer("reddit", answer.text, listingSchema);
      return { url, children: data.children, after: data.after ?? undefined };
    },
  };

  async function askWithToken(url: string): Promise<HttpAnswer> {
    token ??= await getToken();
    const answer = await ask(url, token);
    if (answer.status !== 401) return answer;
    token = await getToken();
    const again = await ask(url, token);
    if (again.status !== 401) return again;
    throw new AppError("source.unauthorized", {
      message: "reddit refuses a token that it has just given (401)",
      source: "reddit",
    });
  }

  function ask(url: string, bearer: string): Promise<HttpAnswer> {
    const headers = { authorization: `Bearer ${bearer}`, "user-agent": userAgent };
    return http.get({ url, expect: "json", headers, accept: [401] });
  }

  async function getToken(): Promise<string> {
    const answer = await http.get({
      url: `${loginOrigin}/api/v1/access_token`,
      method: "POST",
      body: "grant_type=client_credentials",
      expect: "json",
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
        "user-agent": userAgent,
      },
    });
    return parseJsonAnswer("reddit", answer.text, tokenSchema).access_token;
  }
}
