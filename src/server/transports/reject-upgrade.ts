import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Rejection } from '../limits/admission.js';

/** How long a client may take to read the response and to close its side. */
const FLUSH_MS = 1_000; // 1 second

/**
 * Rejects an upgrade, and destroys the socket shortly after: Node leaves a socket after its `upgrade` event to the
 * listener, and a client that keeps its side open would hold the descriptor.
 */
export function rejectUpgrade(
  socket: Duplex,
  { status, headers }: Pick<Rejection, 'status' | 'headers'>,
): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Length: 0',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.on('error', () => undefined);
  // Reads and discards what the client still sends, so that its end is noticed.
  socket.resume();
  socket.end(`${head.join('\r\n')}\r\n\r\n`);
  const end = setTimeout(() => socket.destroy(), FLUSH_MS);
  socket.once('close', () => clearTimeout(end));
}
