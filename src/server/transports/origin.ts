import type { IncomingMessage } from 'node:http';

/**
 * Whether a live connection may be opened from where the request says that it comes from. A browser asks no CORS
 * question before a WebSocket and sends its cookies along, so the server has to: the gateway's own origin and the
 * configured ones may; `*` lets in whoever brings no cookie. What is no browser sends no Origin.
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
