import type { Http } from "./http.ts";

export interface HttpCap {
  requestsMax: number;
  usdMax: number;
  /** Called in place of the first request that would be too much, and of each after it. */
  refuse(): never;
}

/** Lets so many requests and so much money through, within what `http` itself lets through. */
export function capHttp(
  http: Http,
  { requestsMax, usdMax, refuse }: HttpCap,
): { http: Http; requests(): number } {
  let requests = 0;
  let usd = 0;
  const take = (price: number) => {
    if (requests >= requestsMax || usd + price > usdMax + 1e-9) refuse();
    requests += 1;
  };
  const capped: Http = {
    usdLeft: () => Math.max(0, Math.min(http.usdLeft(), usdMax - usd)),
    async take() {
      take(0);
      await http.take();
    },
    messages(request) {
      take(0);
      return http.messages(request);
    },
    async get(request) {
      take(request.price?.usdMax ?? 0);
      const answer = await http.get(request);
      usd += request.price?.usdOf(answer) ?? 0;
      return answer;
    },
  };
  return { http: capped, requests: () => requests };
}
