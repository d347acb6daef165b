import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { Client, cacheExchange, fetchExchange, Provider } from "urql";

const ResetContext = createContext<() => void>(() => {});

/** One client to the API; a new one, with an empty cache, after a log-in or log-out. */
export function ClientProvider({ children }: { children: ReactNode }) {
  const [client, setClient] = useState(createClient);
  const reset = useCallback(() => setClient(createClient()), []);
  return (
    <ResetContext value={reset}>
      <Provider value={useMemo(() => client, [client])}>{children}</Provider>
    </ResetContext>
  );
}

/** Forgets every answer: they were another caller's. */
export function useClientReset(): () => void {
  return use(ResetContext);
}

function createClient(): Client {
  return new Client({
    url: "/graphql",
    exchanges: [cacheExchange, fetchExchange],
    fetchOptions: { credentials: "same-origin" },
    preferGetMethod: false,
  });
}
