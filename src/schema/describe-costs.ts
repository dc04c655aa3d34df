import { type ConstDirectiveNode, type GraphQLSchema, isObjectType, Kind } from 'graphql';

/**
 * Adds to the description of every field what its `@cost` and `@listSize` declare, for readers of the schema whose tools
 * show descriptions only. @returns the same schema.
 */
export function describeCosts(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const cost = describe(field.astNode?.directives ?? []);
      if (cost !== null) field.description = `${field.description ?? ''} ${cost}`.trim();
    }
  }
  return schema;
}

function describe(directives: readonly ConstDirectiveNode[]): string | null {
  const weight = argumentOf(directives, 'cost', 'weight');
  const size = argumentOf(directives, 'listSize', 'assumedSize');
  const slicing = argumentOf(directives, 'listSize', 'slicingArguments');
  const points = weight === null ? null : `${weight} points`;
  const assumed = `${size} ${size === '1' ? 'entry' : 'entries'}`;
  const entries = slicing === null ? assumed : `the entries that \`${slicing}\` allows (${size} without it)`;
  if (size === null) return points && `Cost: ${points}, plus its values.`;
  return `Cost: ${points === null ? '' : `${points}, plus `}the values of ${entries}.`;
}

function argumentOf(
  directives: readonly ConstDirectiveNode[],
  directive: string,
  name: string,
): string | null {
  const found = directives.find((candidate) => candidate.name.value === directive);
  const value = found?.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.LIST) {
    return value.values.map((item) => ('value' in item ? String(item.value) : '')).join(', ');
  }
  return value?.kind === Kind.STRING || value?.kind === Kind.INT ? value.value : null;
}
