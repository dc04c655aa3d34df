import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a request id of another may look like: nothing that could forge a log line or grow without bound. */
const ACCEPTED = /^[A-Za-z0-9._:-]{1,100}$/;

/** The id that the caller or a proxy gave the request, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
}
