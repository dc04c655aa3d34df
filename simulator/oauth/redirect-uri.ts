import { isLoopbackHost } from '../server/loopback.js';

const CALLBACK_PATH = '/auth/callback';

/**
 * Whether this redirect URI is registered. The callback path is accepted on any loopback port, as RFC 8252 section 7.3
 * requires, so that an application can use a free port.
 */
export function isRegisteredRedirect(uri: string, others: readonly string[]): boolean {
  if (others.includes(uri)) return true;
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, port, href } = new URL(uri);
  const authority = port === '' ? hostname : `${hostname}:${port}`;
  const plain = `http://${authority}${CALLBACK_PATH}`;
  // Compared as text: an equivalent spelling is another URI.
  return protocol === 'http:' && isLoopbackHost(hostname) && href === plain && uri === plain;
}

/** @returns the redirect URI with the result of the authorisation. */
export function redirectTo(uri: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
