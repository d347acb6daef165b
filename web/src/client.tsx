import { createClient as createSocketClient } from "graphql-ws";
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { Client, cacheExchange, fetchExchange, Provider, subscriptionExchange } from "urql";

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

/** Subscriptions go through a socket that is open while there are any; it knows the caller by the same cookie. */
function createClient(): Client {
  const socket = createSocketClient({
    url: `${location.origin.replace(/^http/, "ws")}/graphql`,
    retryAttempts: 2,
    // Behind a proxy that swallows sockets, whoever waits must learn of it.
    connectionAckWaitTimeout: 5_000,
  });
  return new Client({
    url: "/graphql",
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = "", ...request }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, ...request }, sink) }),
        }),
      }),
    ],
    fetchOptions: { credentials: "same-origin" },
    preferGetMethod: false,
  });
}
