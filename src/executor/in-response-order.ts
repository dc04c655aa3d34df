import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Execute } from './execute.js';
import { isObjectLike, isPromise } from './is-promise.js';

/**
 * Sorts the errors of results by the places of their fields in the response. graphql-js adds errors in the order in
 * which fields fail: that of asynchronous fields differs from one execution to the next.
 */
export function inResponseOrder(execute: Execute): Execute {
  return (args) => {
    const result = execute(args);
    return isPromise(result) ? result.then(withSortedErrors) : withSortedErrors(result);
  };
}

function withSortedErrors(result: ExecutionResult): ExecutionResult {
  const { errors = [], data } = result;
  if (errors.length < 2) return result;
  const places = new Map(errors.map((error) => [error, placeOf(error, data)]));
  const sorted = errors.toSorted((one, other) => compare(places.get(one) ?? [], places.get(other) ?? []));
  return { ...result, errors: sorted };
}

/** The position of each part of the path among its siblings, down to the value that is null. */
function placeOf({ path = [] }: GraphQLError, data: unknown): readonly number[] {
  const place: number[] = [];
  let value = data;
  for (const part of path) {
    if (!isObjectLike(value)) break;
    place.push(typeof part === 'number' ? part : Object.keys(value).indexOf(part));
    value = value[part];
  }
  return place;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((position, depth) => position !== other[depth]);
  return index === -1 ? one.length - other.length : (one[index] ?? 0) - (other[index] ?? -1);
}
