import { readScopes } from './jwt-claims.js';

/** A token as the token endpoint gave it. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** The scopes granted, null where the endpoint does not say. */
  readonly scopes: readonly string[] | null;
  /** When it ends, ms since the epoch. */
  readonly expiresAt: number;
  /** When it is to be renewed, ms since the epoch. */
  readonly renewAt: number;
}

/** The lifetime where the answer names none, as the vendor's demo client assumes. */
const DEFAULT_LIFETIME_MS = 3_600_000; // 60 minutes
const RENEW_BEFORE_END_MS = 60_000; // 1 minute

/**
 * Reads the answer of Operated's token endpoint.
 * @param now ms since the epoch, at which the answer arrived.
 * @returns null where there is no access token in it.
 */
export function readTokenResponse(body: unknown, now: number): IssuedToken | null {
  if (typeof body !== 'object' || body === null) return null;
  const answer: Readonly<Record<string, unknown>> = { ...body };
  const accessToken = answer['access_token'];
  if (typeof accessToken !== 'string' || accessToken === '') return null;
  const refreshToken = answer['refresh_token'];
  const lifetimeMs = readLifetime(answer['expires_in'] ?? answer['access_expires_in'], now);
  return {
    accessToken,
    refreshToken: typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : null,
    scopes: readScopes(answer['scope']),
    expiresAt: now + lifetimeMs,
    // A token that lives for less than two minutes is used for the first half of its life.
    renewAt: now + Math.max(lifetimeMs - RENEW_BEFORE_END_MS, lifetimeMs / 2),
  };
}

/**
 * The expiry rule of the vendor's demo client: a number, or a number as text, is seconds; another text is a date;
 * nothing is an hour.
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
