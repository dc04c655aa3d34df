import { isTurnOver, nextTurn } from './event-loop-turns.js';
import { isJsonObject, parseJson } from './json.js';
import { findJsonList, type JsonList, PIECE_LENGTH } from './json-list.js';

/**
 * The value of a JSON text, as `JSON.parse` returns it. A long list, bare or in an object without another list, is parsed
 * piece by piece, and other work of the event loop runs between the pieces.
 * @returns undefined where the text is not JSON, or exceeds the bounds of depth and size in `json-list.ts`, which are
 *   checked before anything is parsed.
 */
export async function parseBody(text: string): Promise<unknown> {
  const list = await findJsonList(text);
  if (list === 'invalid') return undefined;
  if (list === 'none' || text.length <= PIECE_LENGTH) return parseJson(text);
  const envelope = parseJson(`${text.slice(0, list.start)}${text.slice(list.end)}`);
  const entries = envelope === undefined ? null : await parseEntries(text, list);
  if (entries === null) return undefined;
  if (Array.isArray(envelope)) return entries;
  fillOnlyList(envelope, entries);
  return envelope;
}

/** The entries of a list; null where it is not valid. */
async function parseEntries(text: string, { start, end, cuts }: JsonList): Promise<unknown[] | null> {
  const entries: unknown[] = [];
  let pieceStart = start;
  let turns = 0;
  for (const cut of [...cuts, end]) {
    if (isTurnOver()) await nextTurn(turns++);
    const piece = parseJson(`[${text.slice(pieceStart, cut)}]`);
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
