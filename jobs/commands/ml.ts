import { InvalidArgumentError, Option } from "commander";
import { systemClock } from "../../core/cloud/local/system-clock.ts";
import { VetoRepository } from "../../core/database/repositories/vetoes.ts";
import { AppError } from "../../core/domain/errors.ts";
import { vetoEnd } from "../../core/domain/veto.ts";
import type { RegisterCommand } from "../command.ts";
import { openDatabase } from "../open-database.ts";

const setBy = "command line";

/** `pulso ml keep-alive`: the ML team's veto against the stop of its machine. */
export const registerMl: RegisterCommand = (program, context) => {
  program
    .command("ml")
    .description("the ML machine")
    .command("keep-alive")
    .description("keep it after its work, or let it go")
    .addOption(new Option("--for <time>", "how long: 4h, 90m; 4 hours at the most").argParser(parseLength))
    .addOption(new Option("--off", "lift the veto").conflicts("for"))
    .option("--json", "write JSON lines instead of text")
    .action(async ({ for: lengthMs, off }: { for?: number; off?: true }) => {
      if (lengthMs === undefined && !off)
        throw new AppError("input.invalid", { message: "say --for <time> or --off" });
      const { config, reporter } = context();
      const now = systemClock.now();
      const until = lengthMs === undefined ? undefined : vetoEnd(now, lengthMs);
      await using database = await openDatabase(config);
      const vetoes = new VetoRepository(database.dataSource);
      if (until) {
        await vetoes.put({ setBy, setAt: now, until });
        const { mlUsdPerHour: usdPerHour } = config;
        const cost = usdPerHour > 0 ? ` It costs about ${usdPerHour.toFixed(2)} USD an hour.` : "";
        reporter.event(
          "veto.put",
          { until: until.toISOString(), usdPerHour },
          `The ML machine stays after its work, until ${until.toISOString()}.${cost} \`pulso ml keep-alive --off\` lets it go.`,
        );
      } else if (await vetoes.lift(setBy, now))
        reporter.event("veto.lifted", {}, "The veto is lifted: the ML machine goes when its work is done.");
      else reporter.event("veto.none", {}, "No veto held.");
    });
};

/** In milliseconds. */
function parseLength(text: string): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?)(h|m)$/.exec(text) ?? [];
  if (!count) throw new InvalidArgumentError("a time as in 4h or 90m");
  return Number(count) * (unit === "h" ? 3_600_000 : 60_000);
}
