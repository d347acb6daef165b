#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { fillSecrets } from "../core/cloud/fill-secrets.ts";
import { readConfig } from "../core/config.ts";
import { AppError, codeOf, messageOf } from "../core/domain/errors.ts";
import { createLog } from "../core/log.ts";
import type { CommandContext } from "./command.ts";
import { registerCommands } from "./commands/index.ts";
import { createReporter, type Reporter } from "./reporter.ts";
import { fromSystem } from "./system-error.ts";
import { codeVersion } from "./version.ts";

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    // Asked a second time, the process gives up at once; the embedded server still ends by itself.
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort(new Error(`stopped by ${signal}`));
  });
// Whoever reads our output may leave first: that is no failure of the work.
process.stdout.on("error", ignoreBrokenPipe);
process.stderr.on("error", ignoreBrokenPipe);

const program = new Command("pulso")
  .description("Market intelligence on one machine: posts, news and prices in; sentiment and forecasts out.")
  .version(codeVersion)
  .option("--json", "write JSON lines instead of text")
  .showHelpAfterError()
  .exitOverride();

let reporter: Reporter | undefined;
await registerCommands(program, createContext, process.argv.slice(2));
// `--json` may stand before or behind the command's name.
for (const command of program.commands)
  command.option("--json", "write JSON lines instead of text").exitOverride();

let env: Record<string, string | undefined> = {};
try {
  env = await fillSecrets(process.env);
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = reportUsage(error);
  else process.exitCode = reportFailure(fromSystem(error));
} finally {
  reporter?.close();
}

function createContext(): CommandContext {
  const config = readConfig(env);
  reporter ??= createReporter({ json: wantsJson() });
  return { config, log: createLog(config), reporter, signal: interruption.signal };
}

function wantsJson(): boolean {
  return process.argv.includes("--json");
}

/** The command line's own words are on standard error already; a program is told as of any other failure. */
function reportUsage({ exitCode, message }: CommanderError): number {
  const { remedy } = new AppError("input.invalid");
  if (exitCode !== 0 && wantsJson())
    process.stdout.write(`${JSON.stringify({ type: "error", code: "input.invalid", message, remedy })}\n`);
  return exitCode;
}

function reportFailure(error: unknown): number {
  if (interruption.signal.aborted) {
    process.stderr.write("Stopped.\n");
    return 130;
  }
  const code = codeOf(error);
  const remedy = error instanceof AppError ? error.remedy : undefined;
  if (wantsJson())
    process.stdout.write(`${JSON.stringify({ type: "error", code, message: messageOf(error), remedy })}\n`);
  else
    process.stderr.write(
      `\n${messageOf(error)}\n  code    ${code}\n${remedy ? `  remedy  ${remedy}\n` : ""}`,
    );
  if (!(error instanceof AppError) && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 1;
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
