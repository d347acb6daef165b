import { useState } from "react";
import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { SourceTable, StageList } from "../runs/run-detail.tsx";
import { useSession } from "./session.tsx";

const runCoverage = graphql(`
  fragment RunCoverage on Run {
    id
    status
    sample
    publishedAt
    ...RunStages
    ...RunSources
  }
`);

/** The run whose figures are shown; a click opens its sources and stages. */
export function RunChip() {
  const { t, format } = useI18n();
  const { run, loading } = useSession();
  const [open, setOpen] = useState(false);
  if (loading) return <span className="chip chip-quiet">{t.common.loading}</span>;
  if (!run) return <span className="chip chip-quiet">{t.frame.noRun}</span>;
  return (
    <>
      <button type="button" className="chip" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="chip-dot" aria-hidden="true" />
        <span className="num">{t.frame.run(format.run(run.id))}</span>
        {run.sample && <span className="chip-sample"> · {t.frame.sampleRun}</span>}
      </button>
      {open && (
        <Drawer title={t.frame.coverage} onClose={() => setOpen(false)}>
          <RunCoverage run={run} />
        </Drawer>
      )}
    </>
  );
}

function RunCoverage({ run }: { run: FragmentType<typeof runCoverage> }) {
  const { t, format } = useI18n();
  const data = readFragment(runCoverage, run);
  return (
    <>
      <p>
        <b className="num">{t.frame.run(format.run(data.id))}</b> · {t.runs.statuses[data.status]}
        {data.publishedAt && (
          <>
            {" · "}
            <span className="num">{format.dateTimeLong(data.publishedAt)}</span> {t.common.utc}
          </>
        )}
      </p>
      {data.sample && <p className="note">{t.frame.sampleBand}</p>}
      <h3>{t.runs.sources}</h3>
      <SourceTable run={data} />
      <h3>{t.runs.stages}</h3>
      <StageList run={data} />
    </>
  );
}
