import { hash, timingSafeEqual } from 'node:crypto';

/** The SHA-256 in hex. A random secret cannot be recovered from it. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Compares two secrets in constant time. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));
}

/** The key that isolates cached and shared data of one principal: a hash, so it holds no token. */
export function fingerprint(kind: string, ...parts: readonly string[]): string {
  return sha256([kind, ...parts].join('\0'));
}
