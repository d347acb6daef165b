import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";
import { AppError } from "../core/domain/errors.ts";
import { firstMax } from "./connection.ts";
import { toRequestError } from "./errors.ts";

export const limits = {
  tokensMax: 2_000,
  depthMax: 12,
  costMax: 100_000,
  bodyBytesMax: 131_072,
  /** Symbols whose quotes one field may be asked for. */
  quoteSymbolsMax: 2_000,
  subscriptionsPerSocketMax: 20,
  socketsPerAccountMax: 10,
  /** Many may sit behind one address; each socket costs little until it subscribes. */
  socketsPerAddressMax: 50,
  /** What may wait for one socket while it goes on asking. */
  socketBytesMax: 4_194_304,
};
/** How many objects a list without `first` is taken to hold. */
const listSize = 10;

/** Refuses, before anything is read, an operation too deep or too large, and a sensitive mutation not sent alone. */
export function limitsPlugin(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (!operation) return;
        try {
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            throw new AppError("query.invalid", {
              message: "a subscription is sent over a WebSocket to this address (graphql-transport-ws)",
            });
          checkOperation({ schema, document, operation, variables: request.variables });
        } catch (error) {
          throw error instanceof AppError ? toRequestError(error) : error;
        }
      },
    }),
  };
}

/** Throws `query.too_large` for an operation too deep or too large, `query.invalid` for a sensitive field not sent alone. */
export function checkOperation({ schema, document, operation, variables }: MeasuredOperation): void {
  if (!schema.getRootType(operation.operation))
    throw new AppError("query.invalid", { message: `there is no ${operation.operation} here` });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  new Meter(schema, fragments, variables ?? {}, operation).check();
}

interface MeasuredOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>> | null | undefined;
}

interface Size {
  depth: number;
  cost: number;
}

/** Measures an operation: its depth in fields, and the objects it may make, lists taken at their `first`. */
class Meter {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #operation: OperationDefinitionNode;
  /** A fragment is measured once, however often it is spread: copies of copies cost no time here. */
  readonly #measured = new Map<string, Size>();

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: Readonly<Record<string, unknown>>,
    operation: OperationDefinitionNode,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
    this.#operation = operation;
  }

  /** Throws `query.too_large`, `query.invalid`. */
  check(): void {
    const root = this.#schema.getRootType(this.#operation.operation);
    if (!root) return;
    const { depth, cost } = this.#measure(this.#operation.selectionSet, root);
    if (depth > limits.depthMax)
      throw new AppError("query.too_large", {
        message: `the query is ${depth} levels deep; ${limits.depthMax} is the most`,
      });
    if (cost > limits.costMax)
      throw new AppError("query.too_large", {
        message: `the query may make ${cost} objects; ${limits.costMax} is the most`,
      });
    const fields = this.#rootFields(this.#operation.selectionSet);
    const sensitive = fields.find(({ name }) => root.getFields()[name.value]?.extensions.sentAlone);
    if (sensitive && fields.length > 1)
      throw new AppError("query.invalid", { message: `${sensitive.name.value} must be sent alone` });
  }

  #measure(selectionSet: SelectionSetNode, type: GraphQLNamedType): Size {
    const size: Size = { depth: 0, cost: 0 };
    const add = ({ depth, cost }: Size) => {
      size.depth = Math.max(size.depth, depth);
      size.cost += cost;
    };
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) add(this.#measureField(selection, type));
      else if (selection.kind === Kind.INLINE_FRAGMENT) add(this.#measure(selection.selectionSet, type));
      else add(this.#measureFragment(selection.name.value));
    }
    return size;
  }

  #measureFragment(name: string): Size {
    const known = this.#measured.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    const type = fragment && this.#schema.getType(fragment.typeCondition.name.value);
    const size = fragment && type ? this.#measure(fragment.selectionSet, type) : { depth: 0, cost: 0 };
    this.#measured.set(name, size);
    return size;
  }

  #measureField(node: FieldNode, parent: GraphQLNamedType): Size {
    const field = isObjectType(parent) ? parent.getFields()[node.name.value] : undefined;
    // Introspection's own fields: what they answer does not grow with the data.
    if (!field) return { depth: 0, cost: 1 };
    const type = getNamedType(field.type);
    if (isLeafType(type) || !node.selectionSet) return { depth: 1, cost: 0 };
    const own = typeof field.extensions.cost === "number" ? field.extensions.cost : 1;
    const inner = this.#measure(node.selectionSet, type);
    return { depth: inner.depth + 1, cost: own + this.#copies(node, parent) * (1 + inner.cost) };
  }

  /** How many of a field's objects there may be; a connection's own size is counted where its `first` stands. */
  #copies(node: FieldNode, parent: GraphQLNamedType): number {
    const field = (parent as GraphQLObjectType).getFields()[node.name.value]!;
    const first = field.args.find(({ name }) => name === "first");
    if (!first) return isListType(getNullableType(field.type)) && field.name !== "edges" ? listSize : 1;
    const given = node.arguments?.find(({ name }) => name.value === "first")?.value;
    const value =
      given?.kind === Kind.INT
        ? Number(given.value)
        : given?.kind === Kind.VARIABLE
          ? (this.#variables[given.name.value] ?? this.#defaultOf(given.name.value))
          : undefined;
    const size = typeof value === "number" ? value : Number(first.defaultValue);
    return Math.min(Math.max(size, 1), firstMax);
  }

  #defaultOf(variable: string): number | undefined {
    const definition = this.#operation.variableDefinitions?.find(
      ({ variable: { name } }) => name.value === variable,
    );
    return definition?.defaultValue?.kind === Kind.INT ? Number(definition.defaultValue.value) : undefined;
  }

  #rootFields(selectionSet: SelectionSetNode, seen = new Set<string>()): FieldNode[] {
    return selectionSet.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.#rootFields(selection.selectionSet, seen);
      if (seen.has(selection.name.value)) return [];
      seen.add(selection.name.value);
      const fragment = this.#fragments.get(selection.name.value);
      return fragment ? this.#rootFields(fragment.selectionSet, seen) : [];
    });
  }
}
