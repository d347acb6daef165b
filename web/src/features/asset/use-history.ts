import { useCallback, useEffect, useState } from "react";
import { type Client, type CombinedError, useClient } from "urql";
import { priceBars, sentimentPoints } from "../../charts/fragments.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { PriceBarsFragment, SentimentPointsFragment } from "../../gql/graphql.ts";

const pricesQuery = graphql(`
  query Prices($symbol: String!, $from: Date!, $after: String) {
    asset(symbol: $symbol) {
      symbol
      prices(from: $from, first: 500, after: $after) {
        ...PriceBars
      }
    }
  }
`);

const sentimentQuery = graphql(`
  query Sentiment($symbol: String!, $from: DateTime!, $after: String) {
    asset(symbol: $symbol) {
      symbol
      sentiment(granularity: DAILY, from: $from, first: 500, after: $after) {
        ...SentimentPoints
      }
    }
  }
`);

export interface History {
  bars: PriceBarsFragment["edges"][number]["node"][];
  sentiment: SentimentPointsFragment["edges"][number]["node"][];
  coverage: PriceBarsFragment["coverage"];
}

/** Prices and daily sentiment since `from` (YYYY-MM-DD), page after page of 500. */
export function useHistory(symbol: string, from: string) {
  const client = useClient();
  const [state, setState] = useState<{ data?: History; error?: CombinedError }>({});
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    let current = true;
    loadHistory(client, symbol, from).then((result) => {
      if (current) setState(result);
    });
    return () => {
      current = false;
    };
  }, [client, symbol, from, attempt]);
  return { ...state, retry: useCallback(() => setAttempt((before) => before + 1), []) };
}

async function loadHistory(
  client: Client,
  symbol: string,
  from: string,
): Promise<{ data?: History; error?: CombinedError }> {
  const [prices, sentiment] = await Promise.all([
    loadPages(async (after) => {
      const { data, error } = await client.query(pricesQuery, { symbol, from, after });
      return { page: data?.asset ? readFragment(priceBars, data.asset.prices) : undefined, error };
    }),
    loadPages(async (after) => {
      const variables = { symbol, from: `${from}T00:00:00Z`, after };
      const { data, error } = await client.query(sentimentQuery, variables);
      return { page: data?.asset ? readFragment(sentimentPoints, data.asset.sentiment) : undefined, error };
    }),
  ]);
  const error = prices.error ?? sentiment.error;
  const coverage = prices.pages[0]?.coverage;
  if (error || !coverage) return { error };
  return {
    data: {
      bars: prices.pages.flatMap((page) => page.edges.map((edge) => edge.node)),
      sentiment: sentiment.pages.flatMap((page) => page.edges.map((edge) => edge.node)),
      coverage,
    },
  };
}

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

async function loadPages<P extends Page>(
  load: (after: string | null) => Promise<{ page?: P; error?: CombinedError }>,
): Promise<{ pages: P[]; error?: CombinedError }> {
  const pages: P[] = [];
  for (let after: string | null = null; ; ) {
    const { page, error }: { page?: P; error?: CombinedError } = await load(after);
    if (error || !page) return { pages, error };
    pages.push(page);
    if (!page.pageInfo.hasNextPage || !page.pageInfo.endCursor) return { pages };
    after = page.pageInfo.endCursor;
  }
}
