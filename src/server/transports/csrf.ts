import type { FastifyRequest } from 'fastify';

/**
 * Headers that a browser sends to another origin only after a CORS preflight: the two of Apollo Server, and those that
 * carry the credentials of this gateway.
 */
export const PREFLIGHT_HEADERS = [
  'x-apollo-operation-name',
  'apollo-require-preflight',
  'authorization',
  'x-api-key',
] as const;

/**
 * Whether a page of another origin may have caused the GET of an event stream without a CORS check, as `<img>`, links
 * and `fetch` in the mode `no-cors` do. Such requests have no Origin, so one with an Origin passes: `isOriginAllowed`
 * has checked it. Accept proves nothing, because `no-cors` may set it. A native EventSource sets no headers: from a page
 * of the gateway's own origin it sends `Sec-Fetch-Site: same-origin`, which pages cannot forge.
 */
export function mayBeForged({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  if (method === 'POST' || headers.origin !== undefined) return false;
  if (PREFLIGHT_HEADERS.some((name) => headers[name] !== undefined)) return false;
  return headers['sec-fetch-site'] !== 'same-origin';
}
