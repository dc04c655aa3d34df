import type { WebSocket } from 'ws';
import type { CloseReason } from './close-codes.js';
import { recordEndReason } from './end-reason.js';

/** How long a client may take to answer the close frame. */
const CLOSING_MS = 1_000; // 1 second

/** Closes a WebSocket; a client that does not answer the close frame in time is disconnected. */
export function closeSocket(client: WebSocket, { code, reason }: CloseReason): void {
  if (client.readyState !== client.OPEN) return;
  recordEndReason(client, reason);
  client.close(code, reason);
  // The close frame of the client is behind what it sent before.
  client.resume();
  const end = setTimeout(() => client.terminate(), CLOSING_MS);
  client.once('close', () => clearTimeout(end));
}
