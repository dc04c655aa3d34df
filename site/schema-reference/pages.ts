import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isSpecifiedDirective,
} from 'graphql';
import { argumentsOf, cellOf, inputFieldsOf, linkOf, textOf } from './markdown.ts';
import { GROUPS, SCHEMA, TYPES } from './model.ts';

/** The page of a type: its fields or values with their descriptions, and where it is used. */
export function pageOfType(type: GraphQLNamedType): string {
  return [`# ${type.name}`, textOf(type.description), membersOf(type), usesOf(type)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The first page of the reference: every type and directive with the first sentence of its description. */
export function pageOfSchema(): string {
  const groups = GROUPS.map(({ title, types }) => {
    const rows = types.map((type) => `| ${linkOf(type)} | ${cellOf(firstSentence(type.description))} |`);
    return [`## ${title}`, ['| type | |', '|---|---|', ...rows].join('\n')].join('\n\n');
  });
  const directives = SCHEMA.getDirectives()
    .filter((directive) => !isSpecifiedDirective(directive))
    .map(({ name, description, args }) =>
      [`### @${name}`, textOf(description), argumentsOf(args)].join('\n\n'),
    );
  return [
    '# Schema reference',
    'Generated from `schema.graphql`, the contract of the gateway. A description has the meaning, the unit, Operated’s name of a value, and the cost of a field that is not 1 point. `!` marks what is never null: see [Nullability](/docs/recipes/nullability).',
    ...groups,
    '## Directives',
    ...directives,
  ].join('\n\n');
}

function membersOf(type: GraphQLNamedType): string {
  if (isObjectType(type))
    return ['## Fields', ...Object.values(type.getFields()).map(sectionOf)].join('\n\n');
  if (isInputObjectType(type)) return inputFieldsOf(Object.values(type.getFields()));
  if (!isEnumType(type)) return '';
  const rows = type.getValues().map(({ name, description }) => `| \`${name}\` | ${cellOf(description)} |`);
  return ['| value | meaning |', '|---|---|', ...rows].join('\n');
}

function sectionOf({
  name,
  type,
  description,
  args,
  deprecationReason,
}: GraphQLField<unknown, unknown>): string {
  const parts = [`### ${name}`, `Type: ${linkOf(type)}`, textOf(description)];
  if (deprecationReason) parts.push(`**Deprecated:** ${textOf(deprecationReason)}`);
  if (args.length > 0) parts.push(argumentsOf(args));
  return parts.join('\n\n');
}

/** The fields, arguments and input fields that have this type. */
function usesOf(type: GraphQLNamedType): string {
  const uses = TYPES.flatMap((user) => {
    if (!isObjectType(user) && !isInputObjectType(user)) return [];
    return Object.values(user.getFields()).flatMap((field) => {
      const types: readonly GraphQLType[] = [field, ...('args' in field ? field.args : [])].map(
        (each) => each.type,
      );
      const anchor = field.name.toLowerCase();
      return types.some((used) => getNamedType(used).name === type.name)
        ? [`[\`${user.name}.${field.name}\`](/schema/${user.name}#${anchor})`]
        : [];
    });
  });
  return uses.length === 0 ? '' : `## Used by\n\n${uses.join(', ')}`;
}

function firstSentence(description: string | null | undefined): string {
  return /^[^]*?[.;](?=\s|$)/.exec(description ?? '')?.[0].replace(/;$/, '.') ?? description ?? '';
}
