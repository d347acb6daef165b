import type { Command } from "commander";
import type { CommandContext, RegisterCommand } from "../command.ts";

/** Every command, in the order of `pulso --help`. Each is imported when it is called, so that none waits for another's parts. */
const commands: Record<string, () => Promise<RegisterCommand>> = {
  start: async () => (await import("./start.ts")).registerStart,
  run: async () => (await import("./run.ts")).registerRun,
  runs: async () => (await import("./runs.ts")).registerRuns,
  sources: async () => (await import("./sources.ts")).registerSources,
  fetch: async () => (await import("./fetch.ts")).registerFetch,
  categorise: async () => (await import("./categorise.ts")).registerCategorise,
  predict: async () => (await import("./predict.ts")).registerPredict,
  load: async () => (await import("./load.ts")).registerLoad,
  machine: async () => (await import("./machine.ts")).registerMachine,
  ml: async () => (await import("./ml.ts")).registerMl,
  stream: async () => (await import("./stream.ts")).registerStream,
  incidents: async () => (await import("./incidents.ts")).registerIncidents,
  sentiment: async () => (await import("./sentiment.ts")).registerSentiment,
  link: async () => (await import("./link.ts")).registerLink,
  backtest: async () => (await import("./backtest.ts")).registerBacktest,
  user: async () => (await import("./user.ts")).registerUser,
  mail: async () => (await import("./mail.ts")).registerMail,
  erase: async () => (await import("./erase.ts")).registerErase,
  migrate: async () => (await import("./migrate.ts")).registerMigrate,
  doctor: async () => (await import("./doctor.ts")).registerDoctor,
};

/** Adds the command that `words` call, or all of them when they call none (help, a slip of the pen). */
export async function registerCommands(
  program: Command,
  context: () => CommandContext,
  words: string[],
): Promise<void> {
  const name = words.find((word) => !word.startsWith("-")) ?? "";
  const called = Object.hasOwn(commands, name) ? [commands[name]!] : Object.values(commands);
  for (const load of called) (await load())(program, context);
}
