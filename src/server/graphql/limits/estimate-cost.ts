import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { ASSUMED_LIST_SIZE } from '../../../schema/cost-directives.js';
import { costModelOf } from './cost-model.js';
import { type ReadVariable, slicedSize } from './list-size.js';

export interface Estimated {
  readonly schema: GraphQLSchema;
  /** A valid document, nested no deeper than the limits of its structure allow. */
  readonly document: DocumentNode;
  /** Undefined where the document has one operation. */
  readonly operationName?: string | null | undefined;
  /** As the client sends them: defaults are read from the document. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The cost of a selection, in points: `fixed`, and `perEntry` for each entry of the lists of the connection that it is
 * made on.
 */
interface Points {
  readonly fixed: number;
  readonly perEntry: number;
}

const META_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);

/**
 * The points that an operation may cost, estimated before it is executed: every value that its answer may hold (leaves
 * and aliases too, times the sizes of the lists that it is in), and what `@cost` declares for calls to Operated. A
 * subscription costs what one of its events costs.
 *
 * Each fragment is costed once, so that the time taken grows with the size of the document alone.
 * graphql-query-complexity walks a fragment again for each spread, which a hostile document makes exponential. Fields
 * that are selected twice count twice, though they are merged in the answer.
 *
 * @returns a whole number, at most `Number.MAX_SAFE_INTEGER`; 0 where the document has no such operation.
 */
export function estimateCost({ schema, document, operationName, variables = {} }: Estimated): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  const last = lastEstimates.get(operation);
  if (last?.schema === schema && isEstimateFor(last, variables)) return last.cost;
  const defaults = new Map(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const],
    ),
  );
  const read = new Map<string, unknown>();
  const walk = createWalk(schema, document, (name) => {
    const value = valueOf(name, variables);
    read.set(name, value);
    return value === undefined ? defaults.get(name) : value;
  });
  const cost = Math.ceil(Math.min(walk(root, operation.selectionSet).fixed, Number.MAX_SAFE_INTEGER));
  lastEstimates.set(operation, { schema, read, cost });
  return cost;
}

/** An estimate of an operation, and the variables that it depends on. */
interface Estimate {
  readonly schema: GraphQLSchema;
  readonly read: ReadonlyMap<string, unknown>;
  readonly cost: number;
}

/** The last estimate of each parsed operation: most operations are repeated with variables that change no size. */
const lastEstimates = new WeakMap<OperationDefinitionNode, Estimate>();

function isEstimateFor({ read }: Estimate, variables: Readonly<Record<string, unknown>>): boolean {
  for (const [name, value] of read) {
    const isObject = typeof value === 'object' && value !== null;
    if (isObject || valueOf(name, variables) !== value) return false;
  }
  return true;
}

function valueOf(name: string, variables: Readonly<Record<string, unknown>>): unknown {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

function createWalk(schema: GraphQLSchema, document: DocumentNode, variable: ReadVariable) {
  const model = costModelOf(schema);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const costed = new Map<string, Points>();

  function ofSelections(type: GraphQLObjectType, { selections }: SelectionSetNode): Points {
    let fixed = 0;
    let perEntry = 0;
    const spread = new Set<string>();
    for (const selection of selections) {
      // A fragment is executed once in a selection set, however often it is spread there.
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      const points = isLeftOut(selection, variable) ? NOTHING : ofSelection(type, selection);
      fixed += points.fixed;
      perEntry += points.perEntry;
    }
    return { fixed, perEntry };
  }

  function ofSelection(type: GraphQLObjectType, selection: SelectionNode): Points {
    if (selection.kind === Kind.FIELD) return ofField(type, selection);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
    return ofSelections(isObjectType(condition) ? condition : type, selection.selectionSet);
  }

  function ofFragment(name: string): Points {
    const known = costed.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    if (fragment === undefined || !isObjectType(type)) return NOTHING;
    // Ends the walk at a fragment that contains itself.
    costed.set(name, NOTHING);
    const points = ofSelections(type, fragment.selectionSet);
    costed.set(name, points);
    return points;
  }

  function ofField(type: GraphQLObjectType, node: FieldNode): Points {
    const field = META_FIELDS.get(node.name.value) ?? type.getFields()[node.name.value];
    if (field === undefined) return NOTHING;
    const { weight, listSize } = model.fieldCost(field);
    const inner = getNamedType(field.type);
    const own = weight ?? 1;
    const selected =
      isObjectType(inner) && node.selectionSet ? ofSelections(inner, node.selectionSet) : NOTHING;
    const sliced = listSize && slicedSize(node, listSize, variable);
    const size = sliced ?? listSize?.assumedSize ?? ASSUMED_LIST_SIZE;
    const value = selected.fixed + size * selected.perEntry;
    if (!isListType(getNullableType(field.type))) return { fixed: own + value, perEntry: 0 };
    const entry = (isObjectType(inner) ? (model.typeWeight(inner) ?? 1) : 1) + value;
    return model.isSized(type, field.name)
      ? { fixed: own, perEntry: entry }
      : { fixed: own + size * entry, perEntry: 0 };
  }

  return ofSelections;
}

const NOTHING: Points = { fixed: 0, perEntry: 0 };

function isLeftOut({ directives = [] }: SelectionNode, variable: ReadVariable): boolean {
  return directives.some(({ name, arguments: [condition] = [] }) => {
    const node = condition?.value;
    const value =
      node?.kind === Kind.VARIABLE
        ? variable(node.name.value)
        : node?.kind === Kind.BOOLEAN
          ? node.value
          : undefined;
    return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false);
  });
}
