import { Readable } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';

import type { FaultKind } from './rule.js';

const BYTE_MS = 10;

/** @returns the body after a fault; the headers still announce the length of the original body. */
export function spoil(kind: FaultKind, body: Buffer, ended: AbortSignal): Buffer | Readable {
  switch (kind) {
    case 'truncate':
      return Readable.from(half(body), { objectMode: false });
    case 'slow-body':
      return Readable.from(byteByByte(body, ended), { objectMode: false });
    case 'wrong-shape':
      return Buffer.from(otherShape(body));
    default:
      return body;
  }
}

async function* half(body: Buffer): AsyncGenerator<Buffer> {
  yield body.subarray(0, Math.floor(body.length / 2));
  // Data written in the tick that ends the socket would not be sent.
  await setImmediate();
  throw new Error('the body is cut here');
}

async function* byteByByte(body: Buffer, ended: AbortSignal): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < body.length; sent += 1) {
    if (ended.aborted) {
      yield body.subarray(sent);
      return;
    }
    yield body.subarray(sent, sent + 1);
    await setTimeout(BYTE_MS, undefined, { ref: false });
  }
}

/** An object instead of a list, and the reverse. */
function otherShape(body: Buffer): string {
  return body.toString().trimStart().startsWith('[') ? '{"unexpected":true}' : '["unexpected"]';
}
