import type { ApolloServerPlugin } from "@apollo/server";
import type { ApiContext } from "./context.ts";

/** Says in every answer's `extensions.run` which published run it is of; null before the first. */
export function runExtensionPlugin(): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== "single") return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, run: contextValue.view?.run ?? null };
      },
    }),
  };
}
