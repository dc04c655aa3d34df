import { parseCookie, stringifySetCookie } from 'cookie';
import type { Credentials } from '../credentials.js';

/** The name of the cookie of sessions, without the prefix `__Host-`. */
export const SESSION_COOKIE = 'operated-session';

/** One cookie of the gateway: how it is read, set and cleared. */
export interface Cookie {
  /** @returns null where the request has none, or an empty one. */
  read(credentials: Pick<Credentials, 'cookie'>): string | null;
  /** A Set-Cookie header. */
  set(value: string, maxAgeSeconds: number): string;
  /** A Set-Cookie header that deletes it. */
  clear(): string;
}

/**
 * A cookie that no script can read, that pages of other sites do not send, and that is bound to this host.
 * @param isSecure whether browsers reach the gateway by https. On loopback they need not; then the prefix `__Host-` is
 *   omitted too, because browsers accept it only with Secure.
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
