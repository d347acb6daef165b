import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from "react";
import { type CombinedError, useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { FrameQuery, Tier } from "../../gql/graphql.ts";

const frameQuery = graphql(`
  query Frame {
    currentRun {
      id
      sample
      ...RunCoverage
    }
    me {
      email
      tier
      role
      createdAt
    }
    tiers {
      tier
      historyDays
      delayHours
      models
      assetRequestsPerMonth
    }
  }
`);

export interface Session {
  loading: boolean;
  error?: CombinedError;
  run: FrameQuery["currentRun"];
  me: FrameQuery["me"];
  /** The caller's tier; FREE for whoever has not logged in. */
  tier: Tier;
  tiers: FrameQuery["tiers"];
  refresh(): void;
}

const SessionContext = createContext<Session | undefined>(undefined);
const refreshEveryMs = 60_000;

/** Who is looking, what their tier answers, and which run they see; asked again every minute while visible. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [{ data, fetching, error }, execute] = useQuery({ query: frameQuery });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && refresh(), refreshEveryMs);
    return () => clearInterval(timer);
  }, [refresh]);
  const session = useMemo<Session>(
    () => ({
      loading: fetching && !data,
      error,
      run: data?.currentRun,
      me: data?.me,
      tier: data?.me?.tier ?? "FREE",
      tiers: data?.tiers ?? [],
      refresh,
    }),
    [data, fetching, error, refresh],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("useSession is used outside SessionProvider");
  return session;
}
