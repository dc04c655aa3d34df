import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType, responsePathAsArray } from 'graphql';
import { FieldLoaders } from './field-loaders.js';
import type { RequestContext } from './request-context.js';

type ResponsePath = ReturnType<typeof responsePathAsArray>;

/** The fields of one execution that an earlier answer has served because Operated fails. */
export interface StaleFields {
  /** @param path of the field in the response. */
  add(path: Readonly<ResponsePath>): void;
  /** The paths of the outermost of these fields, sorted, each once; empty where Operated has served everything. */
  outermost(): readonly Readonly<ResponsePath>[];
}

/** Starts without any. */
export function createStaleFields(): StaleFields {
  const paths = new Map<string, Readonly<ResponsePath>>();
  const isInside = (path: Readonly<ResponsePath>): boolean =>
    path.some((_, length) => length > 0 && paths.has(JSON.stringify(path.slice(0, length))));
  return {
    add: (path) => void paths.set(JSON.stringify(path), path),
    outermost: () => [...paths.values()].filter((path) => !isInside(path)).sort(compare),
  };
}

/** By their parts: indexes as numbers, names as texts. */
function compare(one: Readonly<ResponsePath>, other: Readonly<ResponsePath>): number {
  const index = one.findIndex((part, position) => part !== other[position]);
  const [part, otherPart] = [one[index] ?? '', other[index] ?? ''];
  if (typeof part === 'number' && typeof otherPart === 'number') return part - otherPart;
  return String(part) < String(otherPart) ? -1 : 1;
}

/** The types whose fields load from Operated; a mutation loads nothing from the cache. */
const LOADING_TYPES: ReadonlySet<string> = new Set(['Query', 'Account', 'Space', 'Hub', 'OchnoUnit']);

/** Gives each field that has a resolver loaders which record, under the path of the field, that it is stale. */
export function recordStaleFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !LOADING_TYPES.has(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve: GraphQLFieldResolver<unknown, RequestContext> | undefined = field.resolve;
      if (resolve === undefined) continue;
      field.resolve = (source: unknown, args: unknown, context: RequestContext, info) => {
        const onStale = () => context.staleFields.add(responsePathAsArray(info.path));
        const loaders = new FieldLoaders(context.loaders, onStale);
        return resolve(source, args, { ...context, loaders }, info);
      };
    }
  }
  return schema;
}
