/** Pages of the gateway itself, which do not show the error of a sign-in. */
const PATHS: readonly string[] = ['/', '/explorer', '/explorer/', '/graphql'];

/**
 * Whether a return URL leads to a page of the gateway itself, not to an app.
 * @param sites the gateway's own origins.
 */
export function isGatewayPage(returnTo: string, sites: readonly string[]): boolean {
  const { origin, pathname } = new URL(returnTo);
  return sites.includes(origin) && PATHS.includes(pathname);
}
