const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a browser asks the gateway by another name of loopback than the redirect URI has, `localhost` for `127.0.0.1`
 * for example: its cookies would not be sent to the callback.
 * @param host the Host header.
 * @param site the origin of the redirect URI.
 */
export function isOtherLoopbackName(host: string | undefined, site: string): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const asked = new URL(`http://${host}`);
  const known = new URL(site);
  return (
    asked.hostname !== known.hostname &&
    asked.port === known.port &&
    LOOPBACK_NAMES.has(asked.hostname) &&
    LOOPBACK_NAMES.has(known.hostname)
  );
}
