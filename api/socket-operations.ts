import type { IncomingMessage } from "node:http";
import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";
import type { Context, ServerOptions, SubscribePayload } from "graphql-ws";
import { AppError } from "../core/domain/errors.ts";
import type { Log } from "../core/log.ts";
import type { ApiContext } from "./context.ts";
import { createErrorFormatter, toRequestError } from "./errors.ts";
import { checkOperation, limits } from "./limits.ts";

export interface SocketParts {
  schema: GraphQLSchema;
  log: Log;
  contextOf(request: IncomingMessage): Promise<ApiContext>;
}

type Operations<Extra> = Pick<
  ServerOptions<Record<string, unknown>, Extra>,
  "onSubscribe" | "onNext" | "onError"
>;

/**
 * What is asked over a socket goes through the same door as over HTTP: size of the document, validation, depth and
 * cost, errors with code and remedy. Only subscriptions are answered, each with a context made when it begins: what its
 * resolvers read through `reads` is as of then, so events carry all they tell.
 */
export function socketOperations<Extra extends { request: IncomingMessage }>({
  schema,
  log,
  contextOf,
}: SocketParts): Operations<Extra> {
  const formatError = createErrorFormatter(log);
  const toldErrors = (errors: readonly GraphQLError[]) =>
    errors.map((error) => formatError(markFault(error), error));
  return {
    async onSubscribe({ extra, subscriptions }, _id, payload) {
      try {
        refuseMany(subscriptions);
        const args = readOperation(schema, payload);
        return Array.isArray(args) ? args : { ...args, contextValue: await contextOf(extra.request) };
      } catch (error) {
        if (error instanceof AppError) return [toRequestError(error)];
        if (error instanceof GraphQLError) return [error];
        throw error;
      }
    },
    onNext: (_context, _id, _payload, _args, { errors, ...result }) =>
      errors ? { ...result, errors: toldErrors(errors) } : undefined,
    onError: (_context, _id, _payload, errors) => toldErrors(errors),
  };
}

function refuseMany(subscriptions: Context["subscriptions"]): void {
  if (Object.keys(subscriptions).length > limits.subscriptionsPerSocketMax)
    throw new AppError("query.too_large", {
      message: `a connection carries at most ${limits.subscriptionsPerSocketMax} subscriptions`,
    });
}

/** What is to be executed, or what validation has to say. Throws GraphQL's syntax error and `query.*`. */
function readOperation(
  schema: GraphQLSchema,
  { query, operationName, variables }: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  const document = parse(query, { maxTokens: limits.tokensMax });
  const faults = validate(schema, document);
  if (faults.length > 0) return faults;
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new AppError("query.invalid", { message: "the operation to run is not named" });
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
    throw new AppError("query.invalid", { message: "queries and mutations are sent over HTTP (POST)" });
  checkOperation({ schema, document, operation, variables });
  return { schema, document, operationName, variableValues: variables };
}

/** An error of no field is the request's, unless something else than GraphQL is behind it. */
function markFault(error: GraphQLError): GraphQLFormattedError {
  const { originalError } = error;
  const isFault = !error.path && (!originalError || originalError instanceof GraphQLError);
  const formatted = error.toJSON();
  return isFault ? { ...formatted, extensions: { code: "BAD_USER_INPUT" } } : formatted;
}
