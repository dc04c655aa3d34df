import { createHash } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import { isTurnOver, nextTurn } from './event-loop-turns.js';

/** The body of an answer: the bytes as they arrived. */
export interface Body {
  readonly chunks: readonly Buffer[];
  /** The bytes of all chunks together. */
  readonly length: number;
}

/** The body of an answer that has none. */
export const EMPTY_BODY: Body = { chunks: [], length: 0 };

/** A shorter body is decoded at once: less than 0.1 ms of work. */
const PIECE_BYTES = 262_144; // 256 KiB
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The text of a body in UTF-8, without a byte order mark; invalid bytes become U+FFFD. Other work of the event loop runs
 * while a long body is decoded: 15 MB take more than 20 ms.
 */
export function textOf(body: Body): string | Promise<string> {
  return body.length <= PIECE_BYTES ? withoutMark(bytesOf(body).toString('utf8')) : decodeInTurns(body);
}

/** The bytes of a body in one buffer, which may be that of the body itself. */
export function bytesOf({ chunks, length }: Body): Buffer {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, length);
}

/** The body that consists of these chunks: a long one as one chunk, so that it is not kept twice while it is parsed. */
export function bodyOf(chunks: readonly Buffer[], length: number): Body {
  const isLong = length > PIECE_BYTES && chunks.length > 1;
  return { chunks: isLong ? [Buffer.concat(chunks, length)] : chunks, length };
}

/** A copy of the bytes of a body, in memory of its own. */
export function copyOf({ chunks, length }: Body): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  let start = 0;
  for (const chunk of chunks) start += chunk.copy(bytes, start);
  return bytes;
}

/** Whether a body consists of these bytes. */
export function consistsOf({ chunks, length }: Body, bytes: Buffer): boolean {
  if (bytes.length !== length) return false;
  let start = 0;
  for (const chunk of chunks) {
    const end = start + chunk.length;
    if (chunk.compare(bytes, start, end) !== 0) return false;
    start = end;
  }
  return true;
}

/**
 * The SHA-256 of a body, in base64. Other work of the event loop runs between its pieces: 15 MB take 15 ms, and five
 * times as long on processors without instructions for it.
 */
export async function digestOf(body: Body): Promise<string> {
  const hash = createHash('sha256');
  let turns = 0;
  for (const chunk of piecesOf(body)) {
    if (turns > 0 && isTurnOver()) await nextTurn(turns);
    turns += 1;
    hash.update(chunk);
  }
  return hash.digest('base64');
}

async function decodeInTurns(body: Body): Promise<string> {
  const decoder = new StringDecoder('utf8');
  let text = '';
  let turns = 0;
  for (const chunk of piecesOf(body)) {
    if (turns > 0 && isTurnOver()) await nextTurn(turns);
    turns += 1;
    text += decoder.write(chunk);
  }
  return withoutMark(text + decoder.end());
}

function* piecesOf({ chunks }: Body): Iterable<Buffer> {
  for (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      yield chunk.subarray(start, start + PIECE_BYTES);
    }
  }
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
