import { useEffect } from "react";
import { useQuery, useSubscription } from "urql";
import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import type { AssetRequestPartsFragment } from "../../gql/graphql.ts";
import { assetRequest, assetRequestParts, assetRequestUpdated } from "./documents.ts";
import { furthestOf, isEnded } from "./request-state.ts";

const pollEveryMs = 2_000;

/** A request as it moves: told by subscription, and where that ends before it does, asked for again and again. */
export function useAssetRequest(
  asked: FragmentType<typeof assetRequestParts> | undefined,
): AssetRequestPartsFragment | undefined {
  const first = readFragment(assetRequestParts, asked);
  const id = first?.id ?? "";
  const isOpen = first !== undefined && !isEnded(first.state);
  const [told] = useSubscription({ query: assetRequestUpdated, variables: { id }, pause: !isOpen });
  const isUntold = isOpen && (!told.fetching || told.error !== undefined);
  const [polled, poll] = useQuery({
    query: assetRequest,
    variables: { id },
    pause: !isUntold,
    requestPolicy: "network-only",
  });
  const current = furthestOf(id, [
    first,
    readFragment(assetRequestParts, told.data?.assetRequestUpdated),
    readFragment(assetRequestParts, polled.data?.assetRequest),
  ]);
  const mustPoll = isUntold && current !== undefined && !isEnded(current.state);
  useEffect(() => {
    if (!mustPoll) return;
    const timer = setInterval(() => poll({ requestPolicy: "network-only" }), pollEveryMs);
    return () => clearInterval(timer);
  }, [mustPoll, poll]);
  return current;
}
