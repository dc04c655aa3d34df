import { randomBytes, timingSafeEqual } from 'node:crypto';
import { API_KEY_PREFIX, type ApiKeyEntry } from './api-key-entry.js';
import { sha256 } from '../fingerprint.js';

/** A new random key of 256 bits. */
export function createApiKey(): string {
  return `${API_KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** @returns the entry of a presented key, null where there is none or it has expired. */
export type FindApiKey = (key: string) => ApiKeyEntry | null;

/** @param now the clock, ms since the epoch. */
export function createFindApiKey(entries: readonly ApiKeyEntry[], now: () => number = Date.now): FindApiKey {
  return (key) => {
    const presented = Buffer.from(sha256(key));
    // Every entry is compared, so that the time does not reveal which one matches.
    const found = entries.filter(({ hash }) => timingSafeEqual(presented, Buffer.from(hash)));
    return found.find(({ expiresAt }) => expiresAt === null || now() < expiresAt) ?? null;
  };
}
