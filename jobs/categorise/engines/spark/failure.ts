import { AppError, type ErrorCode, errorCatalogue, messageOf } from "../../../../core/domain/errors.ts";

/** Where programs in Spark leave word of what stopped them, in the work folder. */
export const failureFolder = "failures";

/** An error on its way from a program in Spark to the stage. */
interface Failure {
  code: ErrorCode | null;
  message: string;
  detail: Record<string, unknown>;
}

export function toFailure(error: unknown): Failure {
  const isOurs = error instanceof AppError;
  return { code: isOurs ? error.code : null, message: messageOf(error), detail: isOurs ? error.detail : {} };
}

/** The error again; one that has no code becomes `spark.failed`. */
export function fromFailure({ code, message, detail }: Failure): AppError {
  const isKnown = code !== null && code in errorCatalogue;
  return new AppError(isKnown ? code : "spark.failed", { ...detail, message });
}

export function readFailure(bytes: Buffer): Failure {
  return JSON.parse(bytes.toString("utf8"));
}
