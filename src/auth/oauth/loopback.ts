const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a host name, as `URL.hostname` has it, is one of those by which developers reach their own machine. */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK_HOSTS.includes(hostname);
}

/**
 * The origins at which browsers reach a site: on loopback one for each host name, because browsers keep the cookies of
 * `localhost` and `127.0.0.1` apart; else the site alone.
 * @param site an origin; the first of the result.
 */
export function sitesOf(site: string): readonly [string, ...string[]] {
  const { protocol, hostname, port } = new URL(site);
  if (!isLoopbackHost(hostname)) return [site];
  const others = LOOPBACK_HOSTS.filter((host) => host !== hostname);
  return [site, ...others.map((host) => new URL(`${protocol}//${host}:${port}`).origin)];
}

/** Two loopback names between which browsers send no cookies. */
export interface LoopbackMismatch {
  /** The origin of the app. */
  readonly app: string;
  /** The gateway, at the name that the app would have to use. */
  readonly gatewayForApp: string;
  /** The app, at the name that the gateway was reached by. */
  readonly appForGateway: string;
  /** The host name that the gateway was reached by. */
  readonly gatewayHost: string;
}

/**
 * Compares the loopback name of an app with the one that the gateway was reached by.
 * @param app an origin or URL of the app.
 * @param sites the origins of the gateway, as `sitesOf` gives them.
 * @param host the Host header of the request.
 * @returns null where the names agree, or one of the two is not on loopback.
 */
export function loopbackMismatch(
  app: string,
  sites: readonly string[],
  host: string | undefined,
): LoopbackMismatch | null {
  const gatewayHost = hostnameOf(host);
  if (gatewayHost === null || !URL.canParse(app)) return null;
  const { protocol, hostname, port, origin } = new URL(app);
  const gatewayForApp = sites.find((site) => new URL(site).hostname === hostname);
  if (gatewayForApp === undefined || hostname === gatewayHost) return null;
  if (!isLoopbackHost(hostname) || !isLoopbackHost(gatewayHost)) return null;
  const appForGateway = new URL(`${protocol}//${gatewayHost}:${port}`).origin;
  return { app: origin, gatewayForApp, appForGateway, gatewayHost };
}

/** The host name of a Host header; null for none, or one that is not valid. */
export function hostnameOf(host: string | undefined): string | null {
  return host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
}
