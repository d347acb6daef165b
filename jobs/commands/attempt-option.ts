import { Option } from "commander";
import { AppError } from "../../core/domain/errors.ts";

/** `--attempt`, the same for every stage that is called alone: 1 unless said otherwise. Throws `input.invalid`. */
export function attemptOption(): Option {
  return new Option("--attempt <n>", "the attempt's number; a new one does the stage again")
    .default(1)
    .argParser(parseAttempt);
}

function parseAttempt(text: string): number {
  const attempt = Number(text);
  if (!Number.isSafeInteger(attempt) || attempt < 1)
    throw new AppError("input.invalid", { message: `--attempt: ${text} is no whole number from 1` });
  return attempt;
}
