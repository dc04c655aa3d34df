import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from '../../../simulator/world/random.js';
import { digest } from './digest.js';

/** An operation with several sets of values for its variables. */
export interface RandomOperation {
  readonly document: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

export interface OperationOptions {
  readonly keyword: 'query' | 'mutation' | 'subscription';
  readonly depth: number;
  /** The one field at the root, with its arguments; by default there are several. */
  readonly rootField?: { readonly name: string; readonly args: string };
  /** A text for an argument or a field of an input that is a string or an id. */
  readonly text: (name: string, random: Random) => string;
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly defaultValue: string;
  readonly value: () => unknown;
}

/** How many sets of values an operation is generated with: the plan of a document is used more than once. */
const VALUE_SETS = 3;

/**
 * Generates an operation of fields, aliases, arguments, variables, fragments and conditions that the schema allows.
 * A few operations are not valid, because fields of equal names conflict.
 */
export function randomOperation(
  schema: GraphQLSchema,
  random: Random,
  options: OperationOptions,
): RandomOperation {
  const variables: Variable[] = [];
  const fragments: string[] = [];
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[options.keyword];
  if (!root) throw new Error(`The schema has no ${options.keyword}.`);

  const variable = (type: string, defaultValue: string, value: () => unknown): string => {
    const name = `v${variables.length}`;
    variables.push({ name, type, defaultValue, value });
    return `$${name}`;
  };

  const condition = (): string => {
    if (random.chance(0.85)) return '';
    const name = random.pick(['skip', 'include']) ?? 'skip';
    const boolean = () => random.chance(0.5);
    if (random.chance(0.3)) return ` @${name}(if: ${boolean()})`;
    const [type, fallback] = random.chance(0.6) ? ['Boolean!', ''] : ['Boolean', String(boolean())];
    return ` @${name}(if: ${variable(type, fallback, boolean)})`;
  };

  const literal = (type: GraphQLInputType, name: string, depth: number): string => {
    if (!isNonNullType(type) && random.chance(0.1)) return 'null';
    if (depth > 0 && random.chance(0.15)) {
      const needsValue = isNonNullType(type);
      return variable(String(type), needsValue ? '' : random.chance(0.2) ? 'null' : '', () =>
        jsonValue(type, name),
      );
    }
    const inner = getNullableType(type);
    if (isListType(inner)) {
      const length = random.integer(0, 2);
      return `[${Array.from({ length }, () => literal(inner.ofType, name, depth)).join(', ')}]`;
    }
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields()).filter(
        (field) => (isNonNullType(field.type) && field.defaultValue === undefined) || random.chance(0.15),
      );
      return `{${fields.map((field) => `${field.name}: ${literal(field.type, field.name, depth - 1)}`).join(', ')}}`;
    }
    return isEnumType(inner)
      ? (random.pick(inner.getValues())?.name ?? 'null')
      : JSON.stringify(scalarValue(inner.name, name));
  };

  const jsonValue = (type: GraphQLInputType, name: string): unknown => {
    if (random.chance(0.03)) return random.pick([{}, [], 'wrong', -1, true, 1e99]);
    if (random.chance(isNonNullType(type) ? 0.02 : 0.15)) return null;
    const inner = getNullableType(type);
    if (isListType(inner)) {
      return Array.from({ length: random.integer(0, 2) }, () => jsonValue(inner.ofType, name));
    }
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields()).filter(
        (field) => isNonNullType(field.type) || random.chance(0.15),
      );
      return Object.fromEntries(fields.map((field) => [field.name, jsonValue(field.type, field.name)]));
    }
    return isEnumType(inner) ? random.pick(inner.getValues())?.name : scalarValue(inner.name, name);
  };

  const scalarValue = (type: string, name: string): unknown => {
    if (type === 'Int') return random.integer(-1, 12);
    if (type === 'Float') return random.integer(0, 20) / 2;
    if (type === 'Boolean') return random.chance(0.5);
    return options.text(name, random);
  };

  const fieldText = (field: GraphQLField<unknown, unknown>, depth: number): string => {
    const type = getNamedType(field.type);
    const args = field.args
      .filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || random.chance(0.3))
      .map((arg) => `${arg.name}: ${literal(arg.type, arg.name, 2)}`)
      .join(', ');
    // Equal names have equal arguments, so that their selections are merged.
    const alias = args === '' ? (random.chance(0.15) ? 'also_' : '') : `a${digest(args)}_`;
    const name = random.chance(0.005) ? '__proto__: ' : alias === '' ? '' : `${alias}${field.name}: `;
    const given = args === '' ? '' : `(${args})`;
    const inner = isCompositeType(type) ? ` ${selection(type, depth - 1)}` : '';
    return `${name}${field.name}${given}${condition()}${inner}`;
  };

  const selection = (type: GraphQLNamedType, depth: number): string => {
    const hasFields = isObjectType(type) || isInterfaceType(type);
    const fields: readonly GraphQLField<unknown, unknown>[] = hasFields
      ? Object.values(type.getFields())
      : [];
    const reachable = fields.filter(({ type: inner }) => depth > 0 || !isCompositeType(getNamedType(inner)));
    const parts = Array.from({ length: random.integer(1, 4) }, () => {
      const kind = random.integer(0, 9);
      const target = random.chance(0.5) ? type : (random.pick(typesWithin(schema, type)) ?? type);
      if (kind === 0) return '__typename';
      if (kind === 1 && depth > 0)
        return `... on ${target.name}${condition()} ${selection(target, depth - 1)}`;
      if (kind === 2 && depth > 0) return `...${condition()} ${selection(type, depth - 1)}`;
      if (kind === 3 && depth > 0) return `...${fragment(target, depth)}${condition()}`;
      const field = random.pick(reachable);
      return field === undefined ? '__typename' : fieldText(field, depth);
    });
    return `{ ${parts.join(' ')} }`;
  };

  /** The name of a fragment, which is sometimes spread once more. */
  const fragment = (type: GraphQLNamedType, depth: number): string => {
    const known = fragments.findIndex((text) => text.includes(` on ${type.name} `));
    if (known !== -1 && random.chance(0.4)) return `F${known}`;
    const text = selection(type, depth - 1);
    fragments.push(`fragment F${fragments.length} on ${type.name} ${text}`);
    return `F${fragments.length - 1}`;
  };

  const { rootField } = options;
  const field = rootField ? root.getFields()[rootField.name] : random.pick(Object.values(root.getFields()));
  const rootType = field && getNamedType(field.type);
  const body =
    options.keyword === 'subscription' && field !== undefined
      ? rootField && isCompositeType(rootType)
        ? `{ ${rootField.name}(${rootField.args}) ${selection(rootType, options.depth)} }`
        : `{ ${fieldText(field, options.depth)} }`
      : selection(root, options.depth);
  const declared = variables.map(
    ({ name, type, defaultValue }) => `$${name}: ${type}${defaultValue === '' ? '' : ` = ${defaultValue}`}`,
  );
  const header = declared.length === 0 ? '' : `(${declared.join(', ')})`;
  return {
    document: `${options.keyword} Q${header} ${body}\n${fragments.join('\n')}`,
    variables: Array.from({ length: VALUE_SETS }, () =>
      Object.fromEntries(
        variables
          .filter(({ type }) => random.chance(type.endsWith('!') ? 0.98 : 0.7))
          .map(({ name, value }) => [name, value()]),
      ),
    ),
  };
}

/** The object types that a value of a type can have, and the interfaces that it implements. */
function typesWithin(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] {
  if (isObjectType(type)) return type.getInterfaces();
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}
