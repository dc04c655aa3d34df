import { isJsonObject } from '../../wire/json.js';
import { readScopes } from './jwt-claims.js';

/** A token as the token endpoint issued it. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** The granted scopes, null where the answer names none. */
  readonly scopes: readonly string[] | null;
  /** When the access token expires, ms since the epoch. */
  readonly expiresAt: number;
  /** From when on the access token is renewed, ms since the epoch. */
  readonly renewAt: number;
}

/** The lifetime where the answer names none, as the vendor's demo client assumes. */
const DEFAULT_LIFETIME_MS = 3_600_000; // 60 minutes
const RENEW_BEFORE_END_MS = 60_000; // 1 minute

/**
 * Decodes the answer of Operated's token endpoint.
 * @param now ms since the epoch, at which the answer arrived.
 * @returns null where it holds no access token.
 */
export function readTokenResponse(body: unknown, now: number): IssuedToken | null {
  if (!isJsonObject(body)) return null;
  const accessToken = body['access_token'];
  if (typeof accessToken !== 'string' || accessToken === '') return null;
  const refreshToken = body['refresh_token'];
  const lifetimeMs = readLifetime(body['expires_in'] ?? body['access_expires_in'], now);
  return {
    accessToken,
    refreshToken: typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : null,
    scopes: readScopes(body['scope']),
    expiresAt: now + lifetimeMs,
    // A token with a lifetime under two minutes is renewed at half of it.
    renewAt: now + Math.max(lifetimeMs - RENEW_BEFORE_END_MS, lifetimeMs / 2),
  };
}

/**
 * The expiry rule of the vendor's demo client: a number, or a number as text, is seconds; another text is a date;
 * nothing counts as an hour.
 * @returns ms, at least 0.
 */
function readLifetime(sent: unknown, now: number): number {
  if (typeof sent === 'number' && Number.isFinite(sent)) return Math.max(sent, 0) * 1_000;
  if (typeof sent !== 'string' || sent.trim() === '') return DEFAULT_LIFETIME_MS;
  const seconds = Number(sent);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1_000;
  const date = Date.parse(sent);
  return Number.isNaN(date) ? DEFAULT_LIFETIME_MS : Math.max(date - now, 0);
}
