import type { IncomingHttpHeaders } from 'node:http';
import type { ReadFrom } from '../../datasources/cache/reads.js';

/**
 * Whether the cache may serve a request. It may not with `Cache-Control: no-cache` or `max-age=0`, as RFC 9111 defines
 * them for requests.
 */
export function readFromOf({ 'cache-control': header }: IncomingHttpHeaders): ReadFrom {
  const directives = (header ?? '').split(',').map((directive) => directive.replace(/\s/g, '').toLowerCase());
  const isBypassed = directives.some((it) => it === 'no-cache' || /^max-age="?0+"?$/.test(it));
  return isBypassed ? 'operated' : 'cache';
}
