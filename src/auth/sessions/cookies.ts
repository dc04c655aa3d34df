import { parseCookie, stringifySetCookie } from 'cookie';
import type { Credentials } from '../credentials.js';

/** A cookie of the gateway's: who reads it from a request, and how it is set and taken away. */
export interface Cookie {
  /** @returns null where the request has none, or an empty one. */
  read(credentials: Pick<Credentials, 'cookie'>): string | null;
  /** A Set-Cookie header. */
  set(value: string, maxAgeSeconds: number): string;
  /** A Set-Cookie header that takes it away. */
  clear(): string;
}

/**
 * No script can read it, no page of another site sends it along, and it belongs to this host alone.
 * @param isSecure whether the gateway is asked by https. On loopback it need not be; then `__Host-`, which browsers
 *   take only with Secure, is left out too.
 */
export function createCookie(name: string, isSecure: boolean): Cookie {
  const fullName = isSecure ? `__Host-${name}` : name;
  const write = (value: string, maxAge: number) =>
    stringifySetCookie({
      name: fullName,
      value,
      maxAge,
      path: '/',
      httpOnly: true,
      secure: isSecure,
      sameSite: 'lax',
    });
  return {
    read: ({ cookie }) => parseCookie(cookie.join('; '))[fullName] || null,
    set: write,
    clear: () => write('', 0),
  };
}
