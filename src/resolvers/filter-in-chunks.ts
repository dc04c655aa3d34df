import { GatewayError } from '../schema/gateway-error.js';
import { isTurnOver, nextTurn } from '../wire/event-loop-turns.js';

/** Few enough that a chunk takes about a millisecond. */
const CHUNK_SIZE = 500;

/**
 * Filters a list without blocking the event loop: other requests run before every chunk, and the work ends as soon as
 * the client is gone.
 * @param signal aborted when the client is gone.
 * @returns the indexes of the items that match.
 * @throws GatewayError CLIENT_DISCONNECTED after the abort.
 */
export async function filterInChunks<Item>(
  items: readonly Item[],
  matches: (item: Item) => boolean,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const matching: number[] = [];
  let turns = 0;
  for (let start = 0; start < items.length; start += CHUNK_SIZE) {
    if (items.length > CHUNK_SIZE || isTurnOver()) await nextTurn(turns++);
    if (signal.aborted) throw new GatewayError('CLIENT_DISCONNECTED');
    for (const [index, item] of items.slice(start, start + CHUNK_SIZE).entries()) {
      if (matches(item)) matching.push(start + index);
    }
  }
  return matching;
}
