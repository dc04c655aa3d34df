import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Accepted request ids: short, and without characters that could forge a log line. */
const ACCEPTED = /^[A-Za-z0-9._:-]{1,100}$/;

/** The X-Request-Id that the client or a proxy sent, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
}
