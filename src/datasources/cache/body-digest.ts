import { createHash } from 'node:crypto';
import { isTurnOver, nextTurn } from '../../wire/event-loop-turns.js';

/** How many characters are hashed at once: less than 0.1 ms of work. */
const PIECE_LENGTH = 65_536;

/**
 * The SHA-256 of a body, which identifies it without keeping it. Other work of the event loop runs between the pieces
 * of a long body. An eighth of the time of parsing it, measured with 16 MB: 10 ms and 82 ms.
 */
export async function digestOf(body: string): Promise<string> {
  const hash = createHash('sha256');
  let turns = 0;
  for (let start = 0; start < body.length; start += PIECE_LENGTH) {
    if (start > 0 && isTurnOver()) await nextTurn(turns++);
    hash.update(body.slice(start, start + PIECE_LENGTH));
  }
  return hash.digest('base64');
}
