import type { Credentials } from '../credentials.js';

/**
 * Whether a request that a browser sent comes from a page that may use the session. The cookie's SameSite keeps pages
 * of other sites away; this also keeps away those of the same site, another port or subdomain, and it is what guards
 * WebSockets, to which neither CORS nor SameSite alone applies.
 * @param origins the gateway's own origin and those of its browser apps.
 */
export function isSessionOrigin(
  { origin, fetchSite }: Pick<Credentials, 'origin' | 'fetchSite'>,
  origins: ReadonlySet<string>,
): boolean {
  if (origin.length > 0) return origin.every((named) => origins.has(named));
  // Without an Origin it is no browser, or a page of the gateway itself, or somebody typed the address.
  return fetchSite.every((site) => site === 'same-origin' || site === 'none');
}
