import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { useSession } from "../frame/session.tsx";
import {
  Equation,
  runStages,
  SourceTable,
  StageList,
  secondsOf,
  stageOrder,
  wordFor,
} from "./run-detail.tsx";
import { toStageBars } from "./to-stage-bars.ts";

const runRow = graphql(`
  fragment RunRow on Run {
    id
    status
    reason
    sample
    createdAt
    finishedAt
    ...RunStages
    ...RunSources
  }
`);

/** One run: state, its four stages as bars on one time scale, where its records went; opened, every attempt. */
export function RunRow({ run }: { run: FragmentType<typeof runRow> }) {
  const { t, format } = useI18n();
  const session = useSession();
  const data = readFragment(runRow, run);
  const { stages } = readFragment(runStages, data);
  const bars = toStageBars(stages);
  const categorised = stages.filter((one) => one.stage === "CATEGORISE" && one.counts).at(-1);
  const seconds = secondsOf({ startedAt: data.createdAt, endedAt: data.finishedAt });
  return (
    <li>
      <details className="run">
        <summary>
          <span className="run-id num">
            <b>{format.run(data.id)}</b>
            {session.run?.id === data.id && <span className="tag">{t.runs.current}</span>}
          </span>
          <span className={`run-status run-${data.status.toLowerCase()}`}>
            {t.runs.statuses[data.status]}
            {data.reason && <span className="quiet"> · {wordFor(t.runs.reasons, data.reason)}</span>}
          </span>
          <span className="stage-bars" aria-hidden="true">
            {stageOrder.map((stage) => (
              <span key={stage} className="stage-track" title={t.runs.stageNames[stage]}>
                {bars
                  .filter((bar) => bar.stage === stage)
                  .map((bar) => (
                    <span
                      key={bar.attempt}
                      className={`stage-bar stage-${bar.state}`}
                      style={{ left: `${bar.leftPercent}%`, width: `${bar.widthPercent}%` }}
                    />
                  ))}
              </span>
            ))}
          </span>
          <span className="run-took num">
            {data.finishedAt ? t.runs.seconds(format.oneDecimal(seconds)) : ""}
          </span>
          <span className="run-equation">
            {categorised?.counts && <Equation counts={categorised.counts} />}
          </span>
        </summary>
        <div className="run-detail">
          <div>
            <h3>{t.runs.stages}</h3>
            <StageList run={data} />
          </div>
          <div>
            <h3>{t.runs.sources}</h3>
            <SourceTable run={data} />
          </div>
        </div>
      </details>
    </li>
  );
}
