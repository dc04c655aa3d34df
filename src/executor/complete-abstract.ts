import { type GraphQLAbstractType, GraphQLError, type GraphQLObjectType, isObjectType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import type { FieldInfo } from './field-info.js';
import { isPromise } from './is-promise.js';
import type { Complete } from './plan.js';

/**
 * Completes values of an interface or a union, each as a value of its object type.
 * @param completionOf creates what completes the values of an object type.
 */
export function completeAbstract(
  type: GraphQLAbstractType,
  completionOf: (type: GraphQLObjectType) => Complete,
): Complete {
  const completions = new Map<GraphQLObjectType, Complete>();
  const completionAs = (objectType: GraphQLObjectType): Complete => {
    const known = completions.get(objectType) ?? completionOf(objectType);
    completions.set(objectType, known);
    return known;
  };
  return (execution, info, path, value) => {
    const { typeResolver, contextValue } = execution.context;
    const typeName: unknown = (type.resolveType ?? typeResolver)(value, contextValue, info, type);
    const completeAs = (name: unknown) =>
      completionAs(runtimeType(type, name, info, value))(execution, info, path, value);
    return isPromise(typeName) ? typeName.then(completeAs) : completeAs(typeName);
  };
}

/** @throws GraphQLError with the messages of graphql-js where no possible type has the name. */
function runtimeType(
  type: GraphQLAbstractType,
  name: unknown,
  { schema, parentType, fieldName, fieldNodes }: FieldInfo,
  value: unknown,
): GraphQLObjectType {
  const [abstract, field] = [`Abstract type "${type.name}"`, `${parentType.name}.${fieldName}`];
  if (name === null || name === undefined) {
    throw new GraphQLError(
      `${abstract} must resolve to an Object type at runtime for field "${field}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes: fieldNodes },
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(
      `${abstract} must resolve to an Object type at runtime for field "${field}" with ` +
        `value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const found = schema.getType(name);
  if (found === undefined) {
    throw new GraphQLError(
      `${abstract} was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes: fieldNodes },
    );
  }
  if (!isObjectType(found)) {
    throw new GraphQLError(`${abstract} was resolved to a non-object type "${name}".`, { nodes: fieldNodes });
  }
  if (!schema.isSubType(type, found)) {
    throw new GraphQLError(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`, {
      nodes: fieldNodes,
    });
  }
  return found;
}
