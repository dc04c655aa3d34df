import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { fieldLoaders } from './field-loaders.js';
import { readArgument, readArguments, type ReadInput } from './input-arguments.js';
import type { RequestContext } from './request-context.js';

type Metadata = ReturnType<typeof getMetadataStorage>;
/** A method of a resolver class, as type-graphql's decorators declare it. */
type Method = Pick<Metadata['queries'][number], 'target' | 'methodName' | 'params' | 'roles' | 'middlewares'>;
type Parameter = NonNullable<Method['params']>[number];

type Resolve = GraphQLFieldResolver<unknown, RequestContext, object>;
/** Reads the value of one parameter of a method. */
type ReadParameter = (
  root: unknown,
  args: object,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => unknown;

/**
 * Makes the fields of queries call the methods of resolver classes themselves. type-graphql's own wrapper creates and
 * validates the arguments anew for each object of a list, with a promise for each argument; mutations and subscriptions
 * keep it. A method receives loaders that record where its field is stale.
 * @returns the same schema.
 */
export function callResolversDirectly(schema: GraphQLSchema): GraphQLSchema {
  const { queries, fieldResolvers, objectTypes } = getMetadataStorage();
  const replace = (typeName: string | undefined, fieldName: string, method: Method) => {
    const type = schema.getType(typeName ?? '');
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (field === undefined) throw new Error(`The schema has no field ${typeName}.${fieldName}.`);
    field.resolve = callOf(method);
  };
  for (const query of queries) replace(schema.getQueryType()?.name, query.schemaName, query);
  for (const fieldResolver of fieldResolvers) {
    const objectClass = fieldResolver.getObjectType?.();
    const type = objectTypes.find(({ target }) => target === objectClass);
    replace(type?.name, fieldResolver.schemaName, fieldResolver);
  }
  return schema;
}

function callOf({ target, methodName, params = [], roles, middlewares = [] }: Method): Resolve {
  if (roles !== undefined || middlewares.length > 0) {
    throw new Error(`${target.name}.${methodName}: roles and middlewares are not supported.`);
  }
  const instance: unknown = Reflect.construct(target, []);
  const method: unknown = Reflect.get(target.prototype as object, methodName);
  if (typeof method !== 'function') throw new Error(`${target.name} has no method ${methodName}.`);
  const readers = [...params].sort((one, other) => one.index - other.index).map(readerOf);
  return (root, args, context, info): unknown =>
    Reflect.apply(
      method,
      instance,
      readers.map((read) => read(root, args, context, info)),
    );
}

function readerOf(parameter: Parameter): ReadParameter {
  if (parameter.kind === 'root') return (root) => root;
  if (parameter.kind === 'info') return (_root, _args, _context, info) => info;
  if (parameter.kind === 'args') return readerOfInput(readArguments(parameter.getType()));
  if (parameter.kind === 'arg') return readerOfInput(readArgument(parameter.name, parameter.getType()));
  if (parameter.kind === 'context' && parameter.propertyName === undefined) {
    return (_root, _args, context, info) => ({ ...context, loaders: fieldLoaders(context, info) });
  }
  if (parameter.kind === 'context' && parameter.propertyName === 'loaders') {
    return (_root, _args, context, info) => fieldLoaders(context, info);
  }
  throw new Error(`${parameter.methodName}: a parameter of the kind ${parameter.kind} is not supported.`);
}

function readerOfInput(read: ReadInput): ReadParameter {
  return (_root, args) => read(args);
}
