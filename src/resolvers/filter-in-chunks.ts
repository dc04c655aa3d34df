import { GatewayError } from '../schema/gateway-error.js';
import { isTurnOver, nextTurn } from '../wire/event-loop-turns.js';

/** Few enough that a chunk takes about a millisecond. */
const CHUNK_SIZE = 500;

/**
 * Filters a list without blocking the event loop: other requests run before every chunk, and the work ends as soon as
 * the client is gone.
 * @param signal aborted when the client is gone.
 * @throws GatewayError CLIENT_DISCONNECTED after the abort.
 */
export async function filterInChunks<Item>(
  items: readonly Item[],
  matches: (item: Item) => boolean,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const matching: Item[] = [];
  let turns = 0;
  for (let start = 0; start < items.length; start += CHUNK_SIZE) {
    if (items.length > CHUNK_SIZE || isTurnOver()) await nextTurn(turns++);
    if (signal.aborted) throw new GatewayError('CLIENT_DISCONNECTED');
    for (const item of items.slice(start, start + CHUNK_SIZE)) if (matches(item)) matching.push(item);
  }
  return matching;
}
