import { quantileNames } from "../../core/domain/quantiles.ts";
import type { BacktestAnswer, BacktestWindow } from "../../core/forecast/backtest.ts";
import { csvText, sixDigits } from "../predict/output.ts";

const answerColumns = ["symbol", "cutoff", "target_date", "model", "mean", ...quantileNames] as const;

/** The answers as CSV, in the order of the windows; prices to six significant digits. */
export function formatAnswers(
  windows: readonly BacktestWindow[],
  answers: readonly BacktestAnswer[][],
): string {
  const lines = windows.flatMap(({ symbol, cutoff, targetDate }, at) =>
    answers[at]!.map(({ model, mean, quantiles }) =>
      [csvText(symbol), cutoff, targetDate, model, sixDigits(mean), ...quantiles.map(sixDigits)].join(","),
    ),
  );
  return `${[answerColumns.join(","), ...lines].join("\n")}\n`;
}
