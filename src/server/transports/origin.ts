import type { IncomingMessage } from 'node:http';

/**
 * Whether the origin of a request may open a live connection. Browsers send no CORS preflight before a WebSocket but do
 * send cookies, so the server checks the origin itself. The gateway's own origin and the configured ones are allowed;
 * `*` allows requests without cookies. Clients other than browsers send no Origin.
 */
export function isOriginAllowed(
  request: Pick<IncomingMessage, 'headers'>,
  corsOrigins: readonly string[],
): boolean {
  const { origin, cookie } = request.headers;
  if (origin === undefined || corsOrigins.includes(origin) || isOwnOrigin(request, origin)) return true;
  return corsOrigins.includes('*') && cookie === undefined;
}

/** Whether an origin is that of the gateway, as the request addresses it. */
export function isOwnOrigin({ headers }: Pick<IncomingMessage, 'headers'>, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
