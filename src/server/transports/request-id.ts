import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Accepted request ids: short, and without characters that could forge a log line. */
const ACCEPTED = /^[A-Za-z0-9._:-]{1,100}$/;

/** The X-Request-Id that the client or a proxy sent, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : newRequestId();
}

/** A new id, as one piece of memory: `randomUUID` joins twenty, which would be kept for as long as a connection. */
export function newRequestId(): string {
  return Buffer.from(randomUUID(), 'latin1').toString('latin1');
}
