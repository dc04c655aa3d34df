import {
  buildSchema,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isScalarType,
  responsePathAsArray,
} from 'graphql';
import { randomOf } from '../../../simulator/world/random.js';
import { addProperty, isSynchronous, Row, syntheticValue } from './synthetic-value.js';

const FIELDS = `
  id: ID!
  name: String
  int: Int
  mustInt: Int!
  float: Float
  flag: Boolean
  color: Color
  colors: [Color!]!
  odd: Odd
  odds: [Odd!]
  json: Json
  grid: [[Int!]]
  self: Branch
  must: Branch!
  maybes: [Branch]
  musts: [Branch!]!
  deep: [[Branch!]!]
  node: Node
  mustNode: Node!
  nodes: [Node!]
  any: Any
  anys: [Any]
  plain: Plain
  plains: [Plain!]
  info(a: Int): String
  args(a: Int, b: Int! = 3, c: [Int!], d: In, e: Color = RED, f: Boolean, g: Odd): String
`;

const SDL = `
  scalar Odd
  scalar Json
  enum Color { RED GREEN BLUE }
  input In { x: Int y: Int! = 7 z: [In!] color: Color odd: Odd text: String = "d" }
  interface Node { id: ID! name: String self: Branch mustInt: Int! node: Node any: Any }
  type Branch implements Node { ${FIELDS} }
  type Twig implements Node { ${FIELDS} }
  type Leaf { id: ID! name: String mustInt: Int! any: Any node: Node }
  union Any = Branch | Twig | Leaf
  type Plain { id: ID! mustInt: Int! name: String color: Color! odd: Odd plain: Plain plains: [Plain!]! plainss: [[Plain!]!] plainMaybes: [Plain] }
  type Query { ${FIELDS} }
  type Mutation { step(a: Int): Branch mustInt(a: Int): Int! any(b: Int): Any }
  type Subscription { event: Branch must: Branch! }
`;

/** What the values of an execution depend on. */
export interface SyntheticContext {
  readonly seed: number;
}

/**
 * A schema whose fields have values, nulls, errors and promises of them that a seed determines: equal executions have
 * equal values in the same order of events. Half of the fields have resolvers; the others are properties.
 */
export function syntheticSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isScalarType(type) && (type.name === 'Odd' || type.name === 'Json')) {
      type.serialize = serializeOdd;
      type.parseValue = parseOdd;
    }
    if (isInterfaceType(type)) type.resolveType = resolveType;
    if (isObjectType(type)) addResolvers(type);
  }
  return schema;
}

function addResolvers(type: GraphQLObjectType): void {
  type.isTypeOf = (value: unknown, context: SyntheticContext) => isTypeOf(value, context, type.name);
  const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type.name);
  for (const [index, field] of Object.values(type.getFields()).entries()) {
    addProperty(field.name, field.type);
    if (field.name === 'info') {
      field.resolve = (_source: unknown, args: unknown, _context: unknown, info) => describeInfo(args, info);
    } else if (isRoot || field.args.length > 0 || index % 2 === 0) {
      field.resolve = (source: unknown, args: unknown, { seed }: SyntheticContext) => {
        const given = field.args.length > 0 ? JSON.stringify(args) : '';
        const value = syntheticValue(seed, `${keyOf(source)}.${field.name}${given}`, field.type);
        return field.name === 'args' && typeof value === 'string' ? `${value}${given}` : value;
      };
    }
  }
}

function keyOf(source: unknown): string {
  return source instanceof Row ? source.key : 'root';
}

/** All that a resolver can see of its field. */
function describeInfo(args: unknown, info: GraphQLResolveInfo): string {
  const { fieldName, fieldNodes, parentType, returnType, operation, fragments, variableValues } = info;
  return JSON.stringify({
    args,
    path: responsePathAsArray(info.path),
    typename: info.path.typename,
    fieldName,
    fields: fieldNodes.map(({ alias, loc }) => [alias?.value, loc?.start]),
    types: [parentType.name, String(returnType), info.schema.getQueryType()?.name],
    operation: operation.name?.value,
    fragments: Object.keys(fragments),
    variableValues,
    root: keyOf(info.rootValue),
  });
}

function isTypeOf(value: unknown, { seed }: SyntheticContext, typename: string): boolean | Promise<boolean> {
  if (!(value instanceof Row)) return false;
  if (isSynchronous(value.key)) return value.typename === typename;
  const random = randomOf(seed, `${value.key}.isTypeOf ${typename}`);
  if (seed % 3 !== 0 && random.chance(0.02)) throw new Error('isTypeOf failed');
  const answer = value.typename === typename && (seed % 3 === 0 || random.chance(0.98));
  return random.chance(0.9) ? answer : Promise.resolve(answer);
}

function resolveType(
  value: unknown,
  { seed }: SyntheticContext,
): string | Promise<string | undefined> | undefined {
  const typename = value instanceof Row ? value.typename : undefined;
  const random = randomOf(seed, `${keyOf(value)}.resolveType`);
  if (seed % 3 !== 0 && random.chance(0.05)) {
    const wrong = random.pick<unknown>(['Nothing', 'Any', 'Color', undefined, 42, BRANCH]);
    if (wrong === 42) throw new Error('resolveType failed');
    return wrong as string | undefined;
  }
  return random.chance(0.8) ? typename : Promise.resolve(typename);
}

/** What releases of graphql-js before 16 accepted in the place of its name. */
const BRANCH = new GraphQLObjectType({ name: 'Branch', fields: {} });

function serializeOdd(value: unknown): unknown {
  if (value === '') return null;
  if (typeof value === 'number' && Number.isNaN(value)) throw new Error('not a number');
  return typeof value === 'object' ? { nested: [1, { deep: [value] }] } : value;
}

function parseOdd(value: unknown): unknown {
  if (value === 'bad') throw new Error('a bad value');
  return { parsed: value };
}
