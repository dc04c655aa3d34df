const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether the browser uses another loopback name than the redirect URI, for example `localhost` instead of `127.0.0.1`.
 * It would not send the cookies set here to the callback.
 * @param host the Host header.
 * @param site the origin of the redirect URI.
 */
export function isOtherLoopbackName(host: string | undefined, site: string): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const requested = new URL(`http://${host}`);
  const configured = new URL(site);
  return (
    requested.hostname !== configured.hostname &&
    requested.port === configured.port &&
    LOOPBACK_NAMES.has(requested.hostname) &&
    LOOPBACK_NAMES.has(configured.hostname)
  );
}
