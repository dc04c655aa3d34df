import {
  type DirectiveNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type ValueNode,
} from 'graphql';

/** The costs that the directives of the schema declare for one field. */
export interface FieldCost {
  /** Null without `@cost`. */
  readonly weight: number | null;
  /** Null without `@listSize`. */
  readonly listSize: ListSize | null;
}

export interface ListSize {
  readonly assumedSize: number | null;
  /** Each as the path of an argument: `['input', 'hubIds']`. */
  readonly slicingArguments: readonly (readonly string[])[];
  readonly sizedFields: readonly string[];
}

/** The declared costs of a schema. */
export interface CostModel {
  fieldCost(field: GraphQLField<unknown, unknown>): FieldCost;
  /** The points of an object of the type, null without `@cost`. */
  typeWeight(type: GraphQLObjectType): number | null;
  /** Whether the list field has the size that the field around it declares by `sizedFields`. */
  isSized(type: GraphQLObjectType, fieldName: string): boolean;
}

const models = new WeakMap<GraphQLSchema, CostModel>();
const UNDECLARED: FieldCost = { weight: null, listSize: null };

/** Reads `@cost` and `@listSize` of a schema; once for each schema. */
export function costModelOf(schema: GraphQLSchema): CostModel {
  const known = models.get(schema);
  if (known) return known;
  const model = readModel(schema);
  models.set(schema, model);
  return model;
}

function readModel(schema: GraphQLSchema): CostModel {
  const fieldCosts = new Map<GraphQLField<unknown, unknown>, FieldCost>();
  const sizedFields = new Map<string, Set<string>>();
  const types = Object.values(schema.getTypeMap());
  for (const type of types.filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const cost = isListOfAllTypes(type, field)
        ? { weight: null, listSize: { assumedSize: types.length, slicingArguments: [], sizedFields: [] } }
        : readFieldCost(field.astNode?.directives ?? []);
      fieldCosts.set(field, cost);
      const returned = String(field.type).replace(/[[\]!]/g, '');
      const sized = sizedFields.get(returned) ?? new Set();
      for (const name of cost.listSize?.sizedFields ?? []) sized.add(name);
      sizedFields.set(returned, sized);
    }
  }
  return {
    fieldCost: (field) => fieldCosts.get(field) ?? UNDECLARED,
    typeWeight: (type) => readWeight(type.astNode?.directives ?? []),
    isSized: (type, fieldName) => sizedFields.get(type.name)?.has(fieldName) ?? false,
  };
}

/** The only long list of introspection, to which no directive can be added. */
function isListOfAllTypes(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  return type.name === '__Schema' && field.name === 'types';
}

function readFieldCost(directives: readonly DirectiveNode[]): FieldCost {
  const values = argumentsOf(directives, 'listSize');
  if (values === null) return { weight: readWeight(directives), listSize: null };
  const assumed = values.get('assumedSize');
  return {
    weight: readWeight(directives),
    listSize: {
      assumedSize: assumed?.kind === Kind.INT ? Number(assumed.value) : null,
      slicingArguments: readStrings(values.get('slicingArguments')).map((path) => path.split('.')),
      sizedFields: readStrings(values.get('sizedFields')),
    },
  };
}

function readWeight(directives: readonly DirectiveNode[]): number | null {
  const weight = argumentsOf(directives, 'cost')?.get('weight');
  return weight?.kind === Kind.STRING ? Number(weight.value) : null;
}

function argumentsOf(
  directives: readonly DirectiveNode[],
  name: string,
): ReadonlyMap<string, ValueNode> | null {
  const directive = directives.find((candidate) => candidate.name.value === name);
  if (directive === undefined) return null;
  return new Map((directive.arguments ?? []).map((argument) => [argument.name.value, argument.value]));
}

function readStrings(value: ValueNode | undefined): readonly string[] {
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((item) => (item.kind === Kind.STRING ? [item.value] : []));
}
