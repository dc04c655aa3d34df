import {
  getNullableType,
  GraphQLError,
  type GraphQLOutputType,
  isNonNullType,
  isObjectType,
  locatedError,
  responsePathAsArray,
} from 'graphql';
import { isIterableObject } from 'graphql/jsutils/isIterableObject.js';
import { completeInTurns } from './complete-in-turns.js';
import type { Execution } from './execution.js';
import type { FieldInfo } from './field-info.js';
import { isPromise } from './is-promise.js';
import type { Complete, Path } from './plan.js';

/** A shorter list is completed at once: about a millisecond of work. */
const SHORT_LIST = 20;

/** Completes the entries of lists; those of long lists of objects in turns of the event loop. */
export function completeList(itemType: GraphQLOutputType, completeItem: Complete): Complete {
  const isNonNull = isNonNullType(itemType);
  const isOfObjects = isObjectType(getNullableType(itemType));

  /** @throws GraphQLError where the entry is not nullable. */
  const handleError = (execution: Execution, info: FieldInfo, path: Path, raw: unknown): null => {
    const error = locatedError(raw, info.fieldNodes, responsePathAsArray(path));
    if (isNonNull) throw error;
    execution.context.collectedErrors.add(error, path);
    return null;
  };

  return (execution, info, listPath, list) => {
    if (!isIterableObject(list)) {
      const field = `${info.parentType.name}.${info.fieldName}`;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${field}".`);
    }
    const completeEntry = (item: unknown, index: number): unknown => {
      const path: Path = { prev: listPath, key: index, typename: undefined };
      try {
        const completed = isPromise(item)
          ? item.then((resolved) => completeItem(execution, info, path, resolved))
          : completeItem(execution, info, path, item);
        if (!isPromise(completed)) return completed;
        return completed.then(undefined, (error: unknown) => handleError(execution, info, path, error));
      } catch (error) {
        return handleError(execution, info, path, error);
      }
    };
    if (isOfObjects && Array.isArray(list) && list.length > SHORT_LIST) {
      return completeInTurns(execution, list, completeEntry);
    }
    return completeAtOnce(execution, list, completeEntry);
  };
}

function completeAtOnce(
  execution: Execution,
  list: Iterable<unknown>,
  completeEntry: (item: unknown, index: number) => unknown,
): readonly unknown[] | Promise<readonly unknown[]> {
  const entries: unknown[] = [];
  let isAsynchronous = false;
  try {
    for (const item of list) {
      const entry = completeEntry(item, entries.length);
      if (isPromise(entry)) isAsynchronous = true;
      entries.push(entry);
    }
  } catch (error) {
    // An entry that fails later has no part in the result any more: its rejection is handled.
    if (isAsynchronous) void Promise.allSettled(entries);
    throw error;
  }
  execution.values += entries.length;
  return isAsynchronous ? Promise.all(entries) : entries;
}
