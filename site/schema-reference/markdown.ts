import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  type GraphQLType,
  print,
} from 'graphql';
import { TYPES } from './model.ts';

/** A text of the schema as Markdown: its code spans stay, and nothing else of it is read as HTML. */
export function textOf(description: string | null | undefined): string {
  return (description ?? '')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')))
    .join('');
}

/** A text in a cell of a table. */
export function cellOf(description: string | null | undefined): string {
  return textOf(description).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

/** A type as code, linked to its page. */
export function linkOf(type: GraphQLType): string {
  const { name } = getNamedType(type);
  const code = `\`${String(type)}\``;
  return TYPES.some((known) => known.name === name) ? `[${code}](/schema/${name})` : code;
}

/** The arguments of a field or of a directive as a table. */
export function argumentsOf(args: readonly GraphQLArgument[]): string {
  return tableOf('argument', args, ({ name }) => `\`${name}\``);
}

/** The fields of an input as a table, each with an anchor: its name in lower case, as those of headings are. */
export function inputFieldsOf(fields: readonly GraphQLInputField[]): string {
  return tableOf('field', fields, ({ name }) => `<span id="${name.toLowerCase()}">\`${name}\`</span>`);
}

function tableOf<Input extends GraphQLArgument | GraphQLInputField>(
  title: string,
  inputs: readonly Input[],
  nameOf: (input: Input) => string,
): string {
  const rows = inputs.map((input) => {
    const value = input.defaultValue === undefined ? null : astFromValue(input.defaultValue, input.type);
    const byDefault = value ? `\`${print(value)}\`` : '';
    return `| ${nameOf(input)} | ${linkOf(input.type)} | ${byDefault} | ${cellOf(input.description)} |`;
  });
  return [`| ${title} | type | default | meaning |`, '|---|---|---|---|', ...rows].join('\n');
}
