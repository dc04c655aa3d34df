import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Compares in constant time. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(sha256(left), sha256(right));
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** 256 random bits, safe for URLs and headers. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** An id of a token, to show instead of the token. */
export function tokenId(token: string): string {
  return sha256(token).toString('hex').slice(0, 16);
}
