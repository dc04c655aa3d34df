import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Dependency, dependencyOf } from '../../../schema/depends-on.js';

/** What is known of an operation whose responses may be cached. */
export interface CacheableOperation {
  /** Identifies the operation in its document, for as long as the parsed document is kept. */
  readonly id: number;
  /** Whether a response is only valid as long as the data of Operated has the same age. */
  readonly dependsOnTime: boolean;
}

const operations = new WeakMap<OperationDefinitionNode, CacheableOperation | null>();
let lastId = 0;

/**
 * Decides once for each parsed document whether responses of an operation may be cached.
 * @returns null for a mutation, a subscription, and a query with a field that depends on the principal.
 */
export function cacheableOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CacheableOperation | null {
  const known = operations.get(operation);
  if (known !== undefined) return known;
  const decided = decide(schema, document, operation);
  operations.set(operation, decided);
  return decided;
}

function decide(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CacheableOperation | null {
  if (operation.operation !== OperationTypeNode.QUERY) return null;
  const dependencies = dependenciesOf(schema, document, operation);
  if (dependencies.has('principal')) return null;
  lastId += 1;
  return { id: lastId, dependsOnTime: dependencies.has('time') };
}

/** The dependencies of every field that the operation selects, whatever its directives leave out. */
function dependenciesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<Dependency> {
  const dependencies = new Set<Dependency>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const spread = new Set<string>();
  const typeInfo = new TypeInfo(schema);
  const walk = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(
      node,
      visitWithTypeInfo(typeInfo, {
        Field() {
          const field = typeInfo.getFieldDef();
          const dependency = field ? dependencyOf(field) : null;
          if (dependency !== null) dependencies.add(dependency);
        },
        FragmentSpread: ({ name }) => void spread.add(name.value),
      }),
    );
  };
  walk(operation);
  // A set that grows while it is walked: fragments spread further fragments.
  for (const name of spread) {
    const fragment = fragments.get(name);
    if (fragment !== undefined) walk(fragment);
  }
  return dependencies;
}
