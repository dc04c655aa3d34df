import { GatewayError } from '../schema/gateway-error.js';
import { isTurnOver, nextTurn } from '../wire/event-loop-turns.js';

/** How many items are sorted, or merged, before the clock is read: about 0.1 ms of work. */
const RUN_LENGTH = 128;

/**
 * Sorts items without blocking the event loop: a merge sort, in turns. A list that is in order already takes one pass.
 * @param read reads the item at an index of the list.
 * @param signal aborted when the client is gone.
 * @throws GatewayError CLIENT_DISCONNECTED after the abort.
 */
export async function sortInTurns<Item>(
  length: number,
  read: (index: number) => Item,
  compare: (one: Item, other: Item) => number,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  let turns = 0;
  const waitForTurn = async (): Promise<void> => {
    await nextTurn(turns++);
    if (signal.aborted) throw new GatewayError('CLIENT_DISCONNECTED');
  };

  async function merge(ones: readonly Item[], others: readonly Item[]): Promise<readonly Item[]> {
    const [last, first] = [ones.at(-1), others[0]];
    if (last === undefined || first === undefined || compare(last, first) <= 0) return ones.concat(others);
    const merged: Item[] = [];
    let next = 0;
    for (const [index, one] of ones.entries()) {
      for (let other = others[next]; other !== undefined && compare(other, one) < 0; other = others[next]) {
        merged.push(other);
        next += 1;
      }
      merged.push(one);
      if (index % RUN_LENGTH === 0 && isTurnOver()) await waitForTurn();
    }
    return merged.concat(others.slice(next));
  }

  let runs: (readonly Item[])[] = [];
  for (let start = 0; start < length; start += RUN_LENGTH) {
    if (start > 0 && isTurnOver()) await waitForTurn();
    const run: Item[] = [];
    for (let index = start; index < Math.min(start + RUN_LENGTH, length); index += 1) run.push(read(index));
    runs.push(run.sort(compare));
  }
  while (runs.length > 1) {
    const merged: (readonly Item[])[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await merge(runs[index] ?? [], runs[index + 1] ?? []));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}
