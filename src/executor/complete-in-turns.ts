import { isTurnOver, nextTurn } from '../wire/event-loop-turns.js';
import type { Execution } from './execution.js';
import { isPromise } from './is-promise.js';

/** How many entries are completed before the clock is read. */
const CHUNK_SIZE = 10;

/**
 * Completes the entries of a long list in turns of the event loop: at once, 500 hubs take 20 ms and more.
 * @throws the first error of an entry, and what `beforeTurn` of the execution throws: the others are not completed then.
 */
export async function completeInTurns(
  execution: Execution,
  list: readonly unknown[],
  completeEntry: (item: unknown, index: number) => unknown,
): Promise<readonly unknown[]> {
  const entries: unknown[] = [];
  let isAsynchronous = false;
  let hasFailed = false;
  let turns = 0;
  try {
    for (const [index, item] of list.entries()) {
      if (index > 0 && index % CHUNK_SIZE === 0) {
        if (isTurnOver()) await nextTurn(turns++);
        if (hasFailed) break;
        execution.beforeTurn(execution.context.contextValue);
      }
      const entry = completeEntry(item, index);
      entries.push(entry);
      if (!isPromise(entry)) continue;
      isAsynchronous = true;
      entry.then(undefined, () => (hasFailed = true));
    }
  } catch (error) {
    if (isAsynchronous) void Promise.allSettled(entries);
    throw error;
  }
  execution.values += entries.length;
  return isAsynchronous ? Promise.all(entries) : entries;
}
