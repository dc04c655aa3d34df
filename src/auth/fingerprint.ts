import { createHash, timingSafeEqual } from 'node:crypto';

/** A SHA-256 in hex, from which nothing that is random enough can be told. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether two secrets are the same, in a time that tells nothing of where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));
}

/** What is bound to somebody is bound to this: who they are to the gateway, never a token. */
export function fingerprint(kind: string, ...parts: readonly string[]): string {
  return sha256([kind, ...parts].join('\0'));
}
