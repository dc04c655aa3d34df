import type { IncomingMessage } from 'node:http';

/** What a request brings along to say who asks, unread, whichever transport it came by. */
export interface Credentials {
  /** Every Authorization header, as sent: more than one is told apart from one. */
  readonly authorization: readonly string[];
  /** Every X-API-Key header. */
  readonly apiKey: readonly string[];
  /** Every Cookie header. */
  readonly cookie: readonly string[];
  /** Every Origin header: from where a browser's page asks. */
  readonly origin: readonly string[];
  /** Every Sec-Fetch-Site header: what a browser says of a page that has no Origin to name. */
  readonly fetchSite: readonly string[];
  /** The address at the other end of the socket. */
  readonly peer: string;
  /** Every X-Forwarded-For header, which only a trusted proxy is believed. */
  readonly forwardedFor: readonly string[];
}

/** The credentials of an HTTP request, and so of a WebSocket's upgrade too. */
export function credentialsOf(request: Pick<IncomingMessage, 'headersDistinct' | 'socket'>): Credentials {
  const { headersDistinct: headers, socket } = request;
  return {
    authorization: headers['authorization'] ?? [],
    apiKey: headers['x-api-key'] ?? [],
    cookie: headers['cookie'] ?? [],
    origin: headers['origin'] ?? [],
    fetchSite: headers['sec-fetch-site'] ?? [],
    peer: socket.remoteAddress ?? '',
    forwardedFor: headers['x-forwarded-for'] ?? [],
  };
}
