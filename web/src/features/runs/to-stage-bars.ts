import type { RunStagesFragment, Stage } from "../../gql/graphql.ts";

type Attempt = Pick<
  RunStagesFragment["stages"][number],
  "stage" | "attempt" | "status" | "startedAt" | "endedAt"
>;

export interface StageBar {
  stage: Stage;
  attempt: number;
  state: "done" | "failed" | "running";
  leftPercent: number;
  widthPercent: number;
}

const widthPercentMin = 1.5;

/** Attempts as bars on one time scale, from the run's first start to its last end. A running one reaches the end. */
export function toStageBars(attempts: readonly Attempt[]): StageBar[] {
  const times = attempts.flatMap((one) => [
    Date.parse(one.startedAt),
    Date.parse(one.endedAt ?? one.startedAt),
  ]);
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const percent = (at: number) => (end > start ? (100 * (at - start)) / (end - start) : 0);
  return attempts.map((one) => {
    const from = Math.min(percent(Date.parse(one.startedAt)), 100 - widthPercentMin);
    const to = one.endedAt ? percent(Date.parse(one.endedAt)) : 100;
    return {
      stage: one.stage,
      attempt: one.attempt,
      state: !one.endedAt ? "running" : /fail|lost|timeout|hung/i.test(one.status) ? "failed" : "done",
      leftPercent: from,
      widthPercent: Math.max(widthPercentMin, to - from),
    };
  });
}
