import { AppError, type ErrorCode, messageOf } from "../../domain/errors.ts";

/** What an error of a Google client means for its caller, whichever client and transport it came by. */
export type CloudFault =
  | "missing"
  | "conflict"
  | "throttled"
  /** The service, or the way to it, fails for now; whether the request took effect is not known. */
  | "unavailable"
  | "denied"
  | "other";

/** Codes of gRPC lie below 17, those of HTTP from 100: one table serves both. */
const faultOfStatus: Record<number, CloudFault> = {
  1: "unavailable",
  4: "unavailable",
  5: "missing",
  6: "conflict",
  7: "denied",
  8: "throttled",
  9: "conflict",
  10: "conflict",
  13: "unavailable",
  14: "unavailable",
  16: "denied",
  401: "denied",
  403: "denied",
  404: "missing",
  408: "unavailable",
  409: "conflict",
  412: "conflict",
  429: "throttled",
  500: "unavailable",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

const networkCodes =
  /^(ECONN(RESET|REFUSED|ABORTED)|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w+)$/;
const networkWords = /socket hang up|premature close|network timeout|socket timeout|aborted/i;
/** Some quotas are reported as 403 with a reason. */
const quotaReasons = /rateLimitExceeded|userRateLimitExceeded|quotaExceeded/;

export function faultOf(error: unknown): CloudFault {
  const { status, code, reasons } = look(error);
  if (status === 403 && quotaReasons.test(reasons)) return "throttled";
  if (status !== undefined) return faultOfStatus[status] ?? "other";
  if (networkCodes.test(code) || networkWords.test(messageOf(error))) return "unavailable";
  return "other";
}

const codeOfFault: Record<CloudFault, ErrorCode> = {
  missing: "cloud.missing",
  conflict: "cloud.failed",
  throttled: "cloud.throttled",
  unavailable: "cloud.unavailable",
  denied: "cloud.denied",
  other: "cloud.failed",
};

/** The same error as one of ours; `what` says what was asked for. An error of ours stays as it is. */
export function toAppError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  return new AppError(codeOfFault[faultOf(error)], { message: `${what}: ${messageOf(error)}`, cause: error });
}

interface Looked {
  status: number | undefined;
  code: string;
  reasons: string;
}

/** The clients put the status under `code` (number or text), `status`, or the response's. */
function look(error: unknown): Looked {
  if (typeof error !== "object" || error === null) return { status: undefined, code: "", reasons: "" };
  const { code, status, response, errors } = error as Record<string, unknown>;
  const ofResponse =
    typeof response === "object" && response !== null && "status" in response ? response.status : undefined;
  const numbers = [code, status, ofResponse].map((value) =>
    typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value))
      ? Number(value)
      : undefined,
  );
  return {
    status: numbers.find((value) => value !== undefined),
    code: typeof code === "string" ? code : "",
    reasons: Array.isArray(errors) ? JSON.stringify(errors) : "",
  };
}
