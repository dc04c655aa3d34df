import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Compares in a time that tells nothing of either text. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(sha256(left), sha256(right));
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** 256 bits that nobody can guess, fit for URLs and headers. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A name for a token, to be shown where the token must not be. */
export function tokenId(token: string): string {
  return sha256(token).toString('hex').slice(0, 16);
}
