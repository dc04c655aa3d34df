import {
  getNullableType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { completeAbstract } from './complete-abstract.js';
import { serializerOf } from './complete-leaf.js';
import { completeList } from './complete-list.js';
import { countValues } from './values-in.js';
import { executeFields } from './execute-fields.js';
import type { Execution } from './execution.js';
import { isPromise } from './is-promise.js';
import type { CompileSelection, Complete, SelectionPlan } from './plan.js';

/**
 * What completes the values of a type.
 * @param compile compiles the selection of the field for an object type.
 */
export function completionOf(type: GraphQLOutputType, compile: CompileSelection): Complete {
  const complete = completeNullable(getNullableType(type), compile);
  if (!isNonNullType(type)) {
    return (execution, info, path, value) => {
      if (value === null || value === undefined) return null;
      if (value instanceof Error) throw value;
      return complete(execution, info, path, value);
    };
  }
  return (execution, info, path, value) => {
    if (value instanceof Error) throw value;
    if (value !== null && value !== undefined) return complete(execution, info, path, value);
    throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`);
  };
}

/** @param type without NonNull. */
function completeNullable(type: GraphQLOutputType, compile: CompileSelection): Complete {
  if (isLeafType(type)) {
    const serialize = serializerOf(type);
    return (execution, _info, _path, value) => {
      const serialized = serialize(value);
      execution.values += countValues(serialized);
      return serialized;
    };
  }
  if (isListType(type)) {
    const itemType: GraphQLOutputType = type.ofType;
    return completeList(itemType, completionOf(itemType, compile));
  }
  if (isObjectType(type)) return completeObject(type, compile);
  if (isNonNullType(type)) throw new Error('A type is not null twice.');
  return completeAbstract(type, (runtimeType) => completeObject(runtimeType, compile));
}

function completeObject(type: GraphQLObjectType, compile: CompileSelection): Complete {
  const { isTypeOf } = type;
  let compiled: SelectionPlan | null = null;
  const selection = (execution: Execution) => (compiled ??= compile(execution.context, type));
  const complete: Complete = (execution, _info, path, value) =>
    executeFields(execution, selection(execution), value, path);
  if (!isTypeOf) return complete;
  return (execution, info, path, value) => {
    // graphql-js collects the fields before it checks the type: an error in the selection comes first.
    selection(execution);
    const completeOf = (isOfType: boolean) => {
      if (isOfType) return complete(execution, info, path, value);
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
        nodes: info.fieldNodes,
      });
    };
    const isOfType = isTypeOf(value, execution.context.contextValue, info);
    return isPromise(isOfType) ? isOfType.then(completeOf) : completeOf(isOfType);
  };
}
