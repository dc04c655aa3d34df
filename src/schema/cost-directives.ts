import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql';
import { Directive } from 'type-graphql';

/** How many entries a list is assumed to have where no `@listSize` says otherwise. */
export const ASSUMED_LIST_SIZE = 5;

/** The weight of a field that may cause one call to Operated: as much as ten values of an answer. */
export const UPSTREAM_CALL = 10;

/** The weight of a single value that is resolved asynchronously: it takes as much CPU time as five others. */
export const ASYNCHRONOUS_VALUE = 5;

/**
 * The weight of a field that filters and sorts all hubs of an organisation: measured with 500 of them. Fields with equal
 * arguments share the work of the first, but each may have arguments of its own.
 */
export const WORK_ON_ALL_HUBS = 500;

/**
 * The weight of a field that does so with the spaces of an organisation or the hubs of one space, and of a sum over hubs,
 * which has no arguments, so that an operation computes it once.
 */
export const WORK_ON_A_FEW = 50;

/** The number of different values by which the hubs of a list are assumed to be counted: rooms are more than products. */
export const VALUES_OF_A_FACET = 20;

/** The two directives of the IBM GraphQL cost specification, by which the schema declares what its fields cost. */
export const COST_DIRECTIVES: readonly GraphQLDirective[] = [
  new GraphQLDirective({
    name: 'cost',
    description: `The cost points of a field, or of an object of the type. Without it, every field and every list entry costs 1, leaves included; a call to Operated that the field may cause counts ${UPSTREAM_CALL}, and work on all hubs of an organisation ${WORK_ON_ALL_HUBS}.`,
    locations: [DirectiveLocation.FIELD_DEFINITION, DirectiveLocation.OBJECT],
    args: {
      weight: { type: new GraphQLNonNull(GraphQLString), description: 'The points, as a decimal number.' },
    },
  }),
  new GraphQLDirective({
    name: 'listSize',
    description: `How many entries a list has, by which the cost of an entry is multiplied. A list without it counts as ${ASSUMED_LIST_SIZE} entries.`,
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: {
      assumedSize: {
        type: GraphQLInt,
        description: 'The number of entries, where no slicing argument says it.',
      },
      slicingArguments: {
        type: new GraphQLList(new GraphQLNonNull(GraphQLString)),
        description:
          'Arguments that limit the number of entries, with a path such as `input.hubIds` for a field of an input. Of a list the length counts; of several the largest.',
      },
      sizedFields: {
        type: new GraphQLList(new GraphQLNonNull(GraphQLString)),
        description: 'The fields of the returned object whose lists have this size, for connections.',
      },
      requireOneSlicingArgument: {
        type: GraphQLBoolean,
        defaultValue: true,
        description: 'Whether exactly one slicing argument must be given. This gateway never requires one.',
      },
    },
  }),
];

/** Declares the cost points of a field or an object type. @param weight in points. */
export function Cost(weight: number) {
  return Directive(`@cost(weight: "${weight}")`);
}

/** Declares the usual number of entries of a list. */
export function ListSize(assumedSize: number) {
  return Directive(`@listSize(assumedSize: ${assumedSize})`);
}

/** Declares that the largest of `slicing` arguments limits the lists `sizedFields` of the object that the field returns. */
export function SlicedBy(slicing: readonly string[], sizedFields: readonly string[], assumedSize: number) {
  return Directive(
    `@listSize(assumedSize: ${assumedSize}, slicingArguments: ${JSON.stringify(slicing)}, sizedFields: ${JSON.stringify(sizedFields)}, requireOneSlicingArgument: false)`,
  );
}

/** Declares a connection: `first` limits its `nodes` and its `edges`. @param assumedSize where `first` is left out. */
export function PagedByFirst(assumedSize = 50) {
  return SlicedBy(['first'], ['nodes', 'edges'], assumedSize);
}
