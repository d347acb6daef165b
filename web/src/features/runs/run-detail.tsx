import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { RunStagesFragment, Stage } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";

export const runStages = graphql(`
  fragment RunStages on Run {
    stages {
      stage
      attempt
      status
      reason
      startedAt
      endedAt
      counts {
        in
        out
        duplicate
        quarantined
        unlinked
      }
    }
  }
`);

export const runSources = graphql(`
  fragment RunSources on Run {
    coverage {
      source
      state
      records
      code
      message
    }
  }
`);

type Attempt = RunStagesFragment["stages"][number];
export const stageOrder: readonly Stage[] = ["FETCH", "CATEGORISE", "PREDICT", "LOAD"];

/** Each stage's attempts with state, time taken and where its records went. */
export function StageList({ run }: { run: FragmentType<typeof runStages> }) {
  const { t } = useI18n();
  const { stages } = readFragment(runStages, run);
  return (
    <ol className="stage-list">
      {stageOrder.map((stage) => {
        const attempts = stages.filter((one) => one.stage === stage);
        return (
          <li key={stage}>
            <b>{t.runs.stageNames[stage]}</b>
            {attempts.length === 0 && <span className="quiet"> {t.runs.pending}</span>}
            {attempts.map((attempt) => (
              <AttemptLine key={attempt.attempt} attempt={attempt} />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function AttemptLine({ attempt }: { attempt: Attempt }) {
  const { t, format } = useI18n();
  return (
    <div className="attempt">
      <span>
        {t.runs.attempt(attempt.attempt)} · {wordFor(t.runs.attempts, attempt.status)}
        {attempt.endedAt && (
          <>
            {" · "}
            <span className="num">{t.runs.seconds(format.oneDecimal(secondsOf(attempt)))}</span>
          </>
        )}
      </span>
      {attempt.reason && <span className="attempt-reason">{attempt.reason}</span>}
      {attempt.counts && <Equation counts={attempt.counts} />}
    </div>
  );
}

/** Where a stage's records went, as the sum it must be. */
export function Equation({ counts }: { counts: NonNullable<Attempt["counts"]> }) {
  const { t, format } = useI18n();
  const holds = counts.in === counts.out + counts.duplicate + counts.quarantined + counts.unlinked;
  return (
    <span className="equation num">
      {t.runs.equation(
        format.count(counts.in),
        format.count(counts.out),
        format.count(counts.duplicate),
        format.count(counts.quarantined),
        format.count(counts.unlinked),
      )}
      {!holds && <b className="delta-down"> {t.runs.unbalanced}</b>}
    </span>
  );
}

/** The reader's word for what the API names by a plain string; a name without one stands as it is. */
export function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}

export function secondsOf(attempt: Pick<Attempt, "startedAt" | "endedAt">): number {
  return attempt.endedAt ? (Date.parse(attempt.endedAt) - Date.parse(attempt.startedAt)) / 1000 : 0;
}

/** What each source delivered. */
export function SourceTable({ run }: { run: FragmentType<typeof runSources> }) {
  const { t, format } = useI18n();
  const { coverage } = readFragment(runSources, run);
  if (coverage.length === 0) return <p className="quiet">{t.runs.noSources}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.runs.source}</th>
          <th scope="col" className="left">
            {t.runs.state}
          </th>
          <th scope="col">{t.runs.conservation}</th>
        </tr>
      </thead>
      <tbody>
        {coverage.map((one) => (
          <tr key={one.source}>
            <th scope="row">{one.source}</th>
            <td className="left">
              {t.runs.states[one.state]}
              {one.code && <span className="quiet"> · {one.code}</span>}
              {one.message && <div className="quiet">{one.message}</div>}
            </td>
            <td>{format.count(one.records)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
