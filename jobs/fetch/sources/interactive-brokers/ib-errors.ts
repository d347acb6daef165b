import { AppError } from "../../../../core/domain/errors.ts";

/** What the gateway answered in place of data: its own code and text. Numbers: TWS API, "Message Codes". */
export class IbRefusal extends Error {
  constructor(
    readonly ibCode: number,
    message: string,
  ) {
    super(message);
    this.name = "IbRefusal";
  }
}

/** Code 162 is a pacing violation, an empty answer or a missing permission: only its text tells which. */
const historyFault = 162;
const noSecurityDefinition = 200;
const competingSession = 10_197;
/** Market data that the account has not subscribed to or may not have by the API, or no line of quotes is left (101). */
const notSubscribed = new Set([101, 354, 10_089, 10_090, 10_168, 10_186]);
/** The gateway, or its own way to IB, is gone (1101: is back, but what was under way is lost): connect anew. */
const linkLost = new Set([502, 504, 1_100, 1_101, 1_300, 2_110]);
/** Refused for good: an old or too new gateway, a client id in use. */
const refusedForGood = new Set([326, 503, 506]);

export function isPacingViolation({ ibCode, message }: IbRefusal): boolean {
  return ibCode === historyFault && /pacing violation/i.test(message);
}

/** There is nothing for the time asked: no failure. */
export function isNoData({ ibCode, message }: IbRefusal): boolean {
  return (
    ibCode === historyFault && /returned no data|no historical market data|no data of type/i.test(message)
  );
}

/** What asking again for this contract will not change. */
export function isRefusedForGood({ ibCode }: IbRefusal): boolean {
  return ibCode === noSecurityDefinition || notSubscribed.has(ibCode);
}

/** Another session of the account has the live data: it passes, and it concerns every line. */
export function isCompetingSession({ ibCode }: IbRefusal): boolean {
  return ibCode === competingSession;
}

/** A message about the whole connection (it names no request) as the error that ends it, or undefined for mere news. */
export function toConnectionError(ibCode: number, message: string): AppError | undefined {
  if (linkLost.has(ibCode))
    return new AppError("source.unavailable", { message: `IB Gateway: ${message} (${ibCode})`, ibCode });
  if (refusedForGood.has(ibCode))
    return new AppError("source.rejected", {
      message: `IB Gateway: ${message} (${ibCode})${ibCode === 326 ? "; set IB_CLIENT_ID to another number" : ""}`,
      ibCode,
    });
  return undefined;
}

/** A refusal as an error of ours, with what was asked for in front. */
export function toAppError(refusal: IbRefusal, asked: string): AppError {
  const { ibCode, message } = refusal;
  const detail = { message: `IB, ${asked}: ${message} (${ibCode})`, ibCode, cause: refusal };
  if (isPacingViolation(refusal)) return new AppError("source.throttled", detail);
  if (ibCode === noSecurityDefinition) return new AppError("asset.not_found", detail);
  if (linkLost.has(ibCode) || isCompetingSession(refusal)) return new AppError("source.unavailable", detail);
  return new AppError("source.rejected", detail);
}
