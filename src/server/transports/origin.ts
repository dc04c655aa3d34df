import type { IncomingMessage } from 'node:http';

/**
 * Whether the origin of a request may open a live connection. Browsers send no CORS preflight before a WebSocket but do
 * send cookies, so the server checks the origin itself. The gateway's own origin and the configured ones are allowed;
 * `*` allows requests without cookies. Clients other than browsers send no Origin.
 */
export function isOriginAllowed(
  { headers }: Pick<IncomingMessage, 'headers'>,
  corsOrigins: readonly string[],
): boolean {
  const { origin, host, cookie } = headers;
  if (origin === undefined) return true;
  if (corsOrigins.includes(origin)) return true;
  if (URL.canParse(origin) && new URL(origin).host === host) return true;
  return corsOrigins.includes('*') && cookie === undefined;
}
