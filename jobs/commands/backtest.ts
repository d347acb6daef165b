import { AppError } from "../../core/domain/errors.ts";
import type { RegisterCommand } from "../command.ts";
import { writeWhole } from "../write-whole.ts";

export const registerBacktest: RegisterCommand = (program, context) => {
  program
    .command("backtest")
    .description("forecast past dates from what was known before them, walking forward")
    .requiredOption("--prices <file>", "CSV (or .csv.gz): symbol,class,date,open,high,low,close,volume")
    .requiredOption("--windows <file>", "CSV: symbol,cutoff,target_date")
    .requiredOption("--output <file>", "CSV to write: symbol,cutoff,target_date,model,mean,q025,…,q975")
    .option("--models <names...>", "models to ask (default: PULSO_MODELS)")
    .option("--allow-refused", "succeed although some windows could not be answered")
    .action(async (options: BacktestOptions) => {
      const { config, reporter, signal } = context();
      const { readPrices, readWindows } = await import("../backtest/read-prices.ts");
      const { formatAnswers } = await import("../backtest/format-answers.ts");
      const { runBacktest } = await import("../../core/forecast/backtest.ts");
      const { getForecastModel } = await import("../../core/forecast/models/index.ts");
      const { loadTensorflow } = await import("../../core/forecast/tensorflow.ts");
      const { seed } = await import("../predict/provide-model.ts");
      const names = options.models?.flatMap((name) => name.split(",")) ?? config.models;
      const models = [...new Set(names)].map(getForecastModel);
      const windows = await readWindows(options.windows);
      const { series, rowsWithoutClose } = await readPrices(options.prices);
      const tensorflow = models.some((model) => model.needsTensorflow)
        ? await loadTensorflow(config.tfBackend)
        : undefined;
      const result = await runBacktest(series, windows, models, { tensorflow, seed, signal }, (done, total) =>
        reporter.progress("backtest", done, total),
      );
      await writeWhole(options.output, [formatAnswers(windows, result.answers)], signal);
      for (const { window, code, message } of result.refused)
        reporter.event(
          "window.refused",
          { ...window, code, message },
          `refused  ${window.symbol} ${window.cutoff} → ${window.targetDate}: ${message} (${code})`,
        );
      const answered = windows.length - result.refused.length;
      const fields = {
        windows: windows.length,
        answered,
        refused: result.refused.length,
        rowsWithoutClose,
        fits: result.fits,
        backend: tensorflow?.backend ?? null,
        output: options.output,
      };
      reporter.event(
        "backtest.done",
        fields,
        `${answered} of ${windows.length} windows answered by ${models.map((model) => model.name).join(", ")} (${result.fits} fits) → ${options.output}`,
      );
      const [first] = result.refused;
      if (first && !options.allowRefused)
        throw new AppError(first.code, {
          message: `${result.refused.length} of ${windows.length} windows were refused; the first: ${first.message}`,
        });
    });
};

interface BacktestOptions {
  prices: string;
  windows: string;
  output: string;
  models?: string[];
  allowRefused?: boolean;
}
