import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isNonNullType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { memoise } from '../wire/memoise.js';
import { serializerOf } from './complete-leaf.js';
import { completionOf } from './complete-value.js';
import type { ExecutionContext } from './execution.js';
import type { FieldPlan, SelectionPlan } from './plan.js';

/**
 * Compiles the fields that graphql-js has collected of an object type. The selections inside them are compiled when a
 * value first needs them, so that a fragment which is spread many times costs no more than it costs graphql-js.
 * @param countField called for each field; returns its number in the plan.
 */
export function compileSelection(
  { schema }: Pick<ExecutionContext, 'schema'>,
  parentType: GraphQLObjectType,
  collected: ReadonlyMap<string, readonly FieldNode[]>,
  countField: () => number,
): SelectionPlan {
  const fields: FieldPlan[] = [];
  for (const [responseName, nodes] of collected) {
    const [node] = nodes;
    const definition = node && getFieldDef(schema, parentType, node);
    if (!definition) continue;
    const { type } = definition;
    const nullable = getNullableType(type);
    const index = countField();
    fields.push({
      responseName,
      name: definition.name,
      nodes,
      definition,
      parentType,
      isNonNull: isNonNullType(type),
      resolve: definition.resolve ?? null,
      argumentsIndex: definition.args.length === 0 ? null : index,
      serialize: isLeafType(nullable) ? serializerOf(nullable) : null,
      complete: isLeafType(getNamedType(type))
        ? leafCompletionOf(type)
        : completionOf(type, (inner, innerType) =>
            compileSelection(
              inner,
              innerType,
              collectSubfields(inner.schema, inner.fragments, inner.variableValues, innerType, nodes),
              countField,
            ),
          ),
    });
  }
  return { fields, hasProto: collected.has('__proto__') };
}

/** What completes the values of a leaf type, or of lists of them: the same for all fields of the type. */
const leafCompletionOf = memoise((type: GraphQLOutputType) =>
  completionOf(type, () => {
    throw new Error('A leaf has no selection.');
  }),
);
