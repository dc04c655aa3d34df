import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Random } from '../../simulator/world/random.js';
import { hostileText } from './texts.js';

/** Lengths in characters that documents grow to; most stay below the gateway's body limit. */
const LONGEST = 300_000;

/** A document: valid, damaged, or hostile by its shape. */
export function randomDocument(schema: GraphQLSchema, random: Random): string {
  const kind = random.integer(0, 9);
  if (kind < 4) return fromSchema(schema, random);
  if (kind < 7) return damaged(fromSchema(schema, random), random);
  return hostileShape(random);
}

/** An operation of fields and arguments of the schema: every second one is valid, the others have a few violations. */
export function fromSchema(schema: GraphQLSchema, random: Random): string {
  const [query, mutation, subscription] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  const root = random.pick([query, query, mutation, subscription]);
  if (root === undefined || root === null) return '{__typename}';
  const keyword = root === mutation ? 'mutation' : root === subscription ? 'subscription' : 'query';
  const name = random.chance(0.3)
    ? ` ${random.pick(['A', 'constructor', '__proto__', 'toString']) ?? ''}`
    : '';
  const depth = random.integer(1, 5);
  if (random.chance(0.5)) {
    const fields = root === subscription ? 1 : random.integer(1, 3);
    return `${keyword}${name} {${distinctFields(root, random, fields, { depth, isValid: true }).join(' ')}}`;
  }
  const fragment = random.chance(0.3)
    ? ` fragment F on ${root.name} {__typename ${random.chance(0.3) ? '...F' : ''}}`
    : '';
  const spread = fragment === '' ? '' : ' ...F';
  return `${keyword}${name} ${selection(root, random, { depth, isValid: false }, spread)}${fragment}`;
}

interface Shape {
  readonly depth: number;
  /** Whether the schema allows every name, value and directive. */
  readonly isValid: boolean;
}

function selection(type: GraphQLObjectType, random: Random, shape: Shape, more = ''): string {
  const fields = Object.values(type.getFields());
  const count = random.integer(1, 5);
  const chosen = shape.isValid
    ? distinctFields(type, random, count, shape)
    : Array.from({ length: count }, () => random.pick(fields)).flatMap((field) =>
        field === undefined ? [] : [fieldText(field, random, shape)],
      );
  return `{${['__typename', ...chosen].join(' ')}${more}}`;
}

/** So many fields of a type, each once: fields of the same name and other arguments conflict. */
function distinctFields(
  type: GraphQLObjectType,
  random: Random,
  count: number,
  shape: Shape,
): readonly string[] {
  const left = Object.values(type.getFields());
  return Array.from({ length: count }, () => left.splice(random.integer(0, left.length - 1), 1)).flatMap(
    ([field]) => (field === undefined ? [] : [fieldText(field, random, shape)]),
  );
}

function fieldText(field: GraphQLField<unknown, unknown>, random: Random, { depth, isValid }: Shape): string {
  const alias =
    !isValid && random.chance(0.2)
      ? `${random.pick(['a', 'b', '__proto__', 'constructor']) ?? 'a'}${random.integer(0, 9)}: `
      : '';
  const args = field.args
    .filter(({ type }) => type !== getNullableType(type) || random.chance(0.4))
    .map(({ name, type }) => `${name}: ${valueText(type, random, { depth: 3, isValid })}`);
  const given = args.length === 0 ? '' : `(${args.join(', ')})`;
  const directive =
    !isValid && random.chance(0.05) ? random.pick([' @include(if: true)', ' @skip(if: 1)', ' @unknown']) : '';
  const type = getNamedType(field.type);
  const selected = isObjectType(type)
    ? depth > 0
      ? selection(type, random, { depth: depth - 1, isValid })
      : '{__typename}'
    : '';
  return `${alias}${field.name}${given}${directive ?? ''}${selected}`;
}

function valueText(type: GraphQLInputType, random: Random, { depth, isValid }: Shape): string {
  if (!isValid && random.chance(0.1)) {
    return random.pick(['null', '-1', '1e400', '""', '[]', '{}', 'true', '$missing', 'WHAT']) ?? '';
  }
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const length = random.chance(0.05) ? 2_000 : random.integer(0, 3);
    return `[${Array.from({ length }, () => valueText(inner.ofType, random, { depth, isValid })).join(',')}]`;
  }
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter(
      (field) => field.type !== getNullableType(field.type) || (depth > 0 && random.chance(0.2)),
    );
    const members = fields.map(
      (field) => `${field.name}: ${valueText(field.type, random, { depth: depth - 1, isValid })}`,
    );
    return `{${members.join(', ')}}`;
  }
  if (isEnumType(inner)) return random.pick(inner.getValues())?.name ?? 'NONE';
  if (isLeafType(inner) && ['Int', 'Float'].includes(inner.name)) return String(random.integer(-5, 600));
  if (inner.name === 'Boolean') return String(random.chance(0.5));
  return JSON.stringify(hostileText(random));
}

/** The text with a few characters removed, repeated, replaced or inserted. */
function damaged(text: string, random: Random): string {
  let changed = text;
  for (let count = random.integer(1, 4); count > 0; count -= 1) {
    const at = random.integer(0, changed.length);
    const until = Math.min(at + random.integer(0, 12), changed.length);
    const put = random.pick([
      '',
      '',
      '{',
      '}',
      '(',
      ')',
      '"',
      '"""',
      '$',
      '@',
      '...',
      '#',
      '\u0000',
      '\ufeff',
      '\ud800',
      '💥',
      'fragment',
      '9'.repeat(400),
      changed.slice(at, until).repeat(3),
    ]);
    changed = changed.slice(0, at) + (put ?? '') + changed.slice(random.chance(0.5) ? until : at);
  }
  return changed;
}

/** Documents that are short and may be expensive to parse or validate. */
function hostileShape(random: Random): string {
  const count = random.pick([10, 100, 1_000, 10_000]) ?? 10;
  const many = (text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => text(index))
      .join(' ')
      .slice(0, LONGEST);
  const shapes: readonly (() => string)[] = [
    () => '{hubs{nodes'.repeat(count),
    () => `${'{hubs{nodes{account'.repeat(count)}${'{id}'}${'}}}'.repeat(count)}`,
    () => `{hubs(filter:${'{ids:['.repeat(count)}${']}'.repeat(count)}){totalCount}}`,
    () => `query(${'$a:['.repeat(count)}Int${']'.repeat(count)}){__typename}`,
    () => `{${many((index) => `a${index}:__typename`)}}`,
    () => `{${many((index) => `a${index}:hub(id:"${index}"){id}`)}}`,
    () => `{${many(() => '__typename')}}`,
    () => `{__typename ${many(() => '@include(if:true)')}}`,
    () => `{__typename ${many((index) => `@d${index}`)}}`,
    () => `query{...F0} ${many((index) => `fragment F${index} on Query{...F${index + 1} ...F${index + 1}}`)}`,
    () => 'query{...A} fragment A on Query{...B} fragment B on Query{...A}',
    () => '{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}',
    () => `{hub(id:"${'x'.repeat(count * 20)}"){id}}`,
    () => `{hub(id:"""${'\n '.repeat(count)}"""){id}}`,
    () => `{hub(id:"${'\\u{1F4A5}'.repeat(count)}`,
    () => `{hub(id:"${'x'.repeat(count)}`,
    () => `#${'x'.repeat(count * 20)}`,
    () => '['.repeat(count * 10),
    () => many((index) => `query Q${index}{__typename}`),
    () => `query(${many((index) => `$v${index}:Int=1`)}){__typename}`,
    () => `{hubs(first:${'9'.repeat(count)}){totalCount}}`,
    () => `{${'...on Query{'.repeat(count)}__typename${'}'.repeat(count)}}`,
    () => hostileText(random),
    () => '',
  ];
  return (random.pick(shapes) ?? (() => ''))().slice(0, LONGEST);
}
