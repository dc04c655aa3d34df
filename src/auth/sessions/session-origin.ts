import type { Credentials } from '../credentials.js';

/**
 * Whether the page that sent a request may use the session. SameSite excludes pages of other sites; this check also
 * excludes other ports and subdomains of the same site, and protects WebSockets, to which CORS does not apply.
 * @param origins the gateway's own origin and those of its browser apps.
 */
export function isSessionOrigin(
  { origin, fetchSite }: Pick<Credentials, 'origin' | 'fetchSite'>,
  origins: ReadonlySet<string>,
): boolean {
  if (origin.length > 0) return origin.every((named) => origins.has(named));
  // Without an Origin the client is no browser, the page is the gateway's own, or a user typed the address.
  return fetchSite.every((site) => site === 'same-origin' || site === 'none');
}
