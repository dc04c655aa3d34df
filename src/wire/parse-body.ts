import { type Body, bytesOf } from './body.js';
import { isTurnOver, nextTurn } from './event-loop-turns.js';
import { isJsonObject, parseJson } from './json.js';
import { findJsonList, type JsonList, PIECE_BYTES } from './json-list.js';

/**
 * The value of a body, as `JSON.parse` returns it for its text. A long list, bare or in an object without another list, is parsed
 * piece by piece, and other work of the event loop runs between the pieces.
 * @returns undefined where the body is not JSON, or exceeds the bounds of depth and size in `json-list.ts`, which are
 *   checked before anything is parsed.
 */
export async function parseBody(body: Body): Promise<unknown> {
  const bytes = withoutByteOrderMark(bytesOf(body));
  const list = await findJsonList(bytes);
  if (list === 'invalid') return undefined;
  if (list === 'none' || bytes.length <= PIECE_BYTES) return parseJson(bytes.toString());
  const envelope = parseJson(bytes.toString('utf8', 0, list.start) + bytes.toString('utf8', list.end));
  const entries = envelope === undefined ? null : await parseEntries(bytes, list);
  if (entries === null) return undefined;
  if (Array.isArray(envelope)) return entries;
  fillOnlyList(envelope, entries);
  return envelope;
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** The entries of a list; null where it is not valid. */
async function parseEntries(bytes: Buffer, { start, end, cuts }: JsonList): Promise<unknown[] | null> {
  const entries: unknown[] = [];
  let pieceStart = start;
  let turns = 0;
  for (const cut of [...cuts, end]) {
    if (isTurnOver()) await nextTurn(turns++);
    const piece = parseJson(`[${bytes.toString('utf8', pieceStart, cut)}]`);
    if (!Array.isArray(piece)) return null;
    // A comma without an entry beside it.
    if (piece.length === 0 && cuts.length > 0) return null;
    for (const entry of piece as readonly unknown[]) entries.push(entry);
    pieceStart = cut + 1;
  }
  return entries;
}

/** The list is absent where a duplicate of its key has another value. */
function fillOnlyList(envelope: unknown, entries: readonly unknown[]): void {
  if (!isJsonObject(envelope)) return;
  const list: unknown = Object.values(envelope).find((value) => Array.isArray(value));
  if (Array.isArray(list)) for (const entry of entries) list.push(entry);
}
