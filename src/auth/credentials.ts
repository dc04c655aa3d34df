import type { IncomingMessage } from 'node:http';

/** What a request brings along to say who asks, unread, whichever transport it came by. */
export interface Credentials {
  /** Every Authorization header, as sent: more than one is told apart from one. */
  readonly authorization: readonly string[];
}

/** The credentials of an HTTP request, and so of a WebSocket's upgrade too. */
export function credentialsOf({ headersDistinct }: Pick<IncomingMessage, 'headersDistinct'>): Credentials {
  return { authorization: headersDistinct['authorization'] ?? [] };
}
