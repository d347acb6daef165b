import { AppError, type ErrorCode, messageOf } from "../../domain/errors.ts";

/** What Compute Engine's refusal means for its caller, by whichever client and version it came. */
export type ComputeFault =
  | "missing"
  /** There is one of this name already. */
  | "exists"
  /** The fingerprint is not the newest: another wrote in between. */
  | "changed"
  | "quota"
  | "stockout"
  /** The service, or the way to it, fails for now; whether the request took effect is not known. */
  | "unavailable"
  | "refused";

/** The REST clients raise the HTTP status, newer ones the code of gRPC: one table serves both. */
const faultOfStatus: Record<number, ComputeFault> = {
  4: "unavailable",
  5: "missing",
  6: "exists",
  8: "unavailable",
  9: "changed",
  10: "changed",
  13: "unavailable",
  14: "unavailable",
  404: "missing",
  408: "unavailable",
  409: "exists",
  412: "changed",
  429: "unavailable",
  500: "unavailable",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

/** Stock-outs and quotas come under several statuses, as an answer's reason or as an operation's error. */
const stockoutWords = /RESOURCE_POOL_EXHAUSTED|RESOURCE_AVAILABILITY|stockout/i;
const quotaWords = /QUOTA_EXCEEDED|quotaExceeded|Quota '[^']*' exceeded/;

export function computeFault(error: unknown): ComputeFault {
  const words = messageOf(error);
  if (stockoutWords.test(words)) return "stockout";
  if (quotaWords.test(words)) return "quota";
  const status = statusOf(error);
  // Without a status nothing came back: the connection broke, or its time was over.
  return status === undefined ? "unavailable" : (faultOfStatus[status] ?? "refused");
}

const codeOfFault: Partial<Record<ComputeFault, ErrorCode>> = {
  quota: "machine.quota",
  stockout: "machine.stockout",
};

/** The same error as one of ours; `what` says what was asked for. An error of ours stays as it is. */
export function toMachineError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  const message = `${what}: ${messageOf(error).slice(0, 500)}`;
  return new AppError(codeOfFault[computeFault(error)] ?? "machine.unavailable", { message, cause: error });
}

/** An operation that the service took on and that failed later; its message has the service's own codes. */
export class OperationFailed extends Error {
  readonly status: number | undefined;

  constructor(
    errors: readonly { code?: string | null; message?: string | null }[],
    status: number | undefined,
  ) {
    super(errors.map(({ code, message }) => `${code}: ${message}`).join("; "));
    this.name = "OperationFailed";
    this.status = status;
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, status } = error as { code?: unknown; status?: unknown };
  return [code, status].map(Number).find((value) => Number.isInteger(value) && value > 0);
}
