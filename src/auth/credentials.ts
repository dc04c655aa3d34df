import type { IncomingMessage } from 'node:http';

/** The credentials of a request, not decoded yet, the same for every transport. */
export interface Credentials {
  /** Every Authorization header, as sent: more than one is rejected. */
  readonly authorization: readonly string[];
  /** Every X-API-Key header. */
  readonly apiKey: readonly string[];
  /** Every Cookie header. */
  readonly cookie: readonly string[];
  /** Every Origin header: the origin of the browser page that sends the request. */
  readonly origin: readonly string[];
  /** Every Sec-Fetch-Site header: how that page relates to the gateway, where the browser sends no Origin. */
  readonly fetchSite: readonly string[];
  /** The address of the socket's peer. */
  readonly peer: string;
  /** Every X-Forwarded-For header, used only from a trusted proxy. */
  readonly forwardedFor: readonly string[];
}

/** The credentials of an HTTP request, also of the upgrade request of a WebSocket. */
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
