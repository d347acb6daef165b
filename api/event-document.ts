import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/**
 * A subscription's document as its events are executed with: the lists that chose what it gets are empty. GraphQL reads
 * the variables anew for every event, and to check two thousand symbols costs many times what one quote does.
 */
export function eventDocument(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const root = schema.getSubscriptionType();
  const emptied = visit(
    document,
    visitWithTypeInfo(types, {
      enter(node): ArgumentNode | undefined {
        if (node.kind !== Kind.ARGUMENT) return undefined;
        const isList = isListType(getNullableType(types.getArgument()?.type));
        if (types.getParentType() !== root || !isList) return undefined;
        return { ...node, value: { kind: Kind.LIST, values: [] } };
      },
    }),
  );
  const used = variablesOf(emptied);
  const definitions = emptied.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? withUsedVariables(node, used) : node,
  );
  return { ...emptied, definitions };
}

function withUsedVariables(
  node: OperationDefinitionNode,
  used: ReadonlySet<string>,
): OperationDefinitionNode {
  const { variableDefinitions = [] } = node;
  return {
    ...node,
    variableDefinitions: variableDefinitions.filter(({ variable }) => used.has(variable.name.value)),
  };
}

function variablesOf(document: DocumentNode): Set<string> {
  const used = new Set<string>();
  visit(document, {
    enter(node) {
      if (node.kind === Kind.VARIABLE_DEFINITION) return false;
      if (node.kind === Kind.VARIABLE) used.add(node.name.value);
      return undefined;
    },
  });
  return used;
}
