import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { AppError, type ErrorCode, errorCatalogue } from "../core/domain/errors.ts";
import type { Log } from "../core/log.ts";

/** What of an error's detail a caller is told beside code and remedy. */
const toldDetails = ["argument", "requiredTier", "restoredAt", "retryAfterSeconds"] as const;

/** Apollo's own codes for a request that is at fault; their messages speak of the query alone. */
const requestFaults = new Set([
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** Apollo's `formatError`: every error gets our code and remedy, and nothing of our inside is told. */
export function createErrorFormatter(log: Log) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { path, locations } = formatted;
    const error = unwrapResolverError(thrown);
    const appError = error instanceof AppError ? error : appErrorBehind(error);
    if (appError && appError.code !== "internal") return { ...describe(appError), path, locations };
    const apolloCode = String(formatted.extensions?.code);
    if (requestFaults.has(apolloCode))
      return { ...describe(requestFault(formatted.message)), path, locations };
    const requestId = randomUUID();
    log.error({ requestId, error: describeDefect(error) }, "api.defect");
    const extensions = { ...extensionsOf("internal"), requestId };
    return { message: `something went wrong on our side (request ${requestId})`, path, extensions };
  };
}

/** An error of a request as a whole, for hooks of Apollo that take GraphQL errors alone. */
export function toRequestError(error: AppError): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { http: { status: error.httpStatus } },
  });
}

/** The body of an answer to a request that never reached GraphQL. */
export function errorBody(error: AppError): { errors: GraphQLFormattedError[] } {
  return { errors: [describe(error)] };
}

function describe(error: AppError): GraphQLFormattedError {
  const details = Object.fromEntries(
    toldDetails.flatMap((name) => (error.detail[name] === undefined ? [] : [[name, error.detail[name]]])),
  );
  const message = error.httpStatus >= 500 ? "this cannot be answered now" : error.message;
  return { message, extensions: { ...extensionsOf(error.code), ...details } };
}

function extensionsOf(code: ErrorCode): { code: ErrorCode; remedy: string } {
  return { code, remedy: errorCatalogue[code].remedy };
}

function requestFault(message: string): AppError {
  return new AppError(
    /contains more tha[nt] [0-9]+ tokens/.test(message) ? "query.too_large" : "query.invalid",
    {
      // What the caller wrote comes back in it, but not all of it.
      message: message.slice(0, 300),
    },
  );
}

function appErrorBehind(error: unknown): AppError | undefined {
  return error instanceof GraphQLError && error.originalError instanceof AppError
    ? error.originalError
    : undefined;
}

function describeDefect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
