import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { useSession } from "../frame/session.tsx";
import { StageList } from "../runs/run-detail.tsx";

const newestRun = graphql(`
  query NewestRun {
    runs(first: 1) {
      edges {
        node {
          id
          status
          reason
          ...RunStages
        }
      }
    }
  }
`);
const askEveryMs = 2_000;

/** Before anything is published: what is happening, stage by stage, until it is done. */
export function FirstRun() {
  const { t, format } = useI18n();
  const { refresh, tiers, tier } = useSession();
  const [{ data }, ask] = useQuery({ query: newestRun, requestPolicy: "cache-and-network" });
  useEffect(() => {
    const timer = setInterval(() => {
      ask({ requestPolicy: "network-only" });
      refresh();
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [ask, refresh]);
  const run = data?.runs.edges[0]?.node;
  const delayHours = tiers.find((one) => one.tier === tier)?.delayHours ?? 0;
  if (run?.status === "FAILED")
    return (
      <EmptyState title={t.overview.firstRunFailed} text={run.reason ?? undefined}>
        <StageList run={run} />
      </EmptyState>
    );
  const published = run?.status === "PUBLISHED" || run?.status === "PUBLISHED_QUARANTINE";
  return (
    <EmptyState
      title={published ? t.frame.noRun : t.overview.firstRunTitle}
      text={published ? t.asset.delayed(delayHours) : t.overview.firstRunText}
    >
      {run && (
        <div>
          <p className="num">{t.frame.run(format.run(run.id))}</p>
          <StageList run={run} />
        </div>
      )}
    </EmptyState>
  );
}
