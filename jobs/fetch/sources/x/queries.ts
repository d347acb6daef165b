const queryCharactersMax = 512;
/** A repeated post costs as much as a new one and says nothing new. */
const suffix = " -is:retweet";

/** What is searched for where neither PULSO_X_QUERIES nor any asset is set. */
const defaultSymbols = ["AAPL", "AMZN", "BTC", "ETH", "GOOGL", "JPM", "META", "MSFT", "NVDA", "SPY", "TSLA"];

export interface XQueries {
  queries: string[];
  /** Queries longer than X takes. */
  tooLong: string[];
  /** Symbols that cannot be written as a cashtag. */
  withoutCashtag: string[];
}

/** The searches asked for, or else as few as hold the cashtags of all assets, each at most 512 characters. Pure. */
export function getXQueries(asked: readonly string[], symbols: readonly string[]): XQueries {
  if (asked.length > 0) {
    const isTooLong = (query: string) => query.length > queryCharactersMax;
    return {
      queries: asked.filter((query) => !isTooLong(query)),
      tooLong: asked.filter(isTooLong),
      withoutCashtag: [],
    };
  }
  const wanted = [...new Set(symbols.length > 0 ? symbols : defaultSymbols)].sort();
  const isCashtag = (symbol: string) => /^[A-Za-z]{1,6}([._][A-Za-z]{1,2})?$/.test(symbol);
  return {
    queries: toQueries(wanted.filter(isCashtag).map((symbol) => `$${symbol}`)),
    tooLong: [],
    withoutCashtag: wanted.filter((symbol) => !isCashtag(symbol)),
  };
}

function toQueries(cashtags: string[]): string[] {
  const queries: string[] = [];
  let group: string[] = [];
  const toQuery = (terms: string[]) => `(${terms.join(" OR ")})${suffix}`;
  for (const cashtag of cashtags) {
    if (group.length > 0 && toQuery([...group, cashtag]).length > queryCharactersMax) {
      queries.push(toQuery(group));
      group = [];
    }
    group.push(cashtag);
  }
  return group.length > 0 ? [...queries, toQuery(group)] : queries;
}
