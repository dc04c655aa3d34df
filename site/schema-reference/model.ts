import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** The schema that the gateway serves, as schema.graphql has it. */
export const SCHEMA = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));

/** The types of the schema without those of GraphQL itself, by name. */
export const TYPES: readonly GraphQLNamedType[] = Object.values(SCHEMA.getTypeMap())
  .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
  .sort((one, other) => one.name.localeCompare(other.name));

const ROOTS: readonly unknown[] = [
  SCHEMA.getQueryType(),
  SCHEMA.getMutationType(),
  SCHEMA.getSubscriptionType(),
];

/** The types in the groups of the navigation. */
export const GROUPS: readonly { readonly title: string; readonly types: readonly GraphQLNamedType[] }[] = [
  { title: 'Operations', types: TYPES.filter((type) => ROOTS.includes(type)) },
  { title: 'Objects', types: TYPES.filter((type) => isObjectType(type) && !ROOTS.includes(type)) },
  { title: 'Inputs', types: TYPES.filter((type) => isInputObjectType(type)) },
  { title: 'Enums', types: TYPES.filter((type) => isEnumType(type)) },
  {
    title: 'Scalars',
    types: TYPES.filter((type) => !isObjectType(type) && !isInputObjectType(type) && !isEnumType(type)),
  },
];
