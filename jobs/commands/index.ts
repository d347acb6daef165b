import type { Command } from "commander";
import type { RegisterCommand } from "../command.ts";
import { registerBacktest } from "./backtest.ts";
import { registerCategorise } from "./categorise.ts";
import { registerDoctor } from "./doctor.ts";
import { registerFetch } from "./fetch.ts";
import { registerLink } from "./link.ts";
import { registerLoad } from "./load.ts";
import { registerMail } from "./mail.ts";
import { registerPredict } from "./predict.ts";
import { registerRun } from "./run.ts";
import { registerRuns } from "./runs.ts";
import { registerSentiment } from "./sentiment.ts";
import { registerStart } from "./start.ts";
import { registerUser } from "./user.ts";

/** Every command, in the order of `pulso --help`. */
const commands: RegisterCommand[] = [
  registerStart,
  registerRun,
  registerRuns,
  registerFetch,
  registerCategorise,
  registerPredict,
  registerLoad,
  registerSentiment,
  registerLink,
  registerBacktest,
  registerUser,
  registerMail,
  registerDoctor,
];

export function registerCommands(program: Command, context: Parameters<RegisterCommand>[1]): void {
  for (const register of commands) register(program, context);
}
