import { isLoopbackHost } from '../server/loopback.js';

const CALLBACK_PATH = '/auth/callback';

/**
 * Whether an integration's form would hold this redirect URI. Any loopback port of the callback's path is taken, as
 * RFC 8252 section 7.3 asks, so that an application can be tried on the port that is free.
 */
export function isRegisteredRedirect(uri: string, others: readonly string[]): boolean {
  if (others.includes(uri)) return true;
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, port, href } = new URL(uri);
  const authority = port === '' ? hostname : `${hostname}:${port}`;
  const plain = `http://${authority}${CALLBACK_PATH}`;
  // Spelled in any other way it is another URI, whatever it comes to: no query, no user, no dots.
  return protocol === 'http:' && isLoopbackHost(hostname) && href === plain && uri === plain;
}

/** @returns the redirect URI with what the authorisation came to. */
export function redirectTo(uri: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
