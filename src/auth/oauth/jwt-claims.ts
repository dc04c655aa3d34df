import { isJsonObject, type JsonObject, parseJson } from '../../wire/json.js';

/**
 * The scopes that a JWT claims, null where the token is opaque or claims none. The signature is not verified: the scopes
 * are shown to the sender of the token, and nothing is allowed because of them.
 */
export function scopesOfJwt(token: string): readonly string[] | null {
  const claims = claimsOf(token);
  return readScopes(claims?.['scope'] ?? claims?.['scp']);
}

/**
 * When a JWT claims to expire, ms since the epoch; null where the token is opaque or claims nothing. The signature is
 * not verified.
 */
export function expiryOfJwt(token: string): number | null {
  const expiry = claimsOf(token)?.['exp'];
  return typeof expiry === 'number' && Number.isFinite(expiry) ? expiry * 1_000 : null;
}

/** Scopes as OAuth writes them, one text separated by spaces, or as a list; null for all else. */
export function readScopes(sent: unknown): readonly string[] | null {
  if (typeof sent === 'string') return sent.split(' ').filter((scope) => scope !== '');
  if (Array.isArray(sent) && sent.every((scope) => typeof scope === 'string')) return sent;
  return null;
}

function claimsOf(token: string): JsonObject | null {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  const claims = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
  return isJsonObject(claims) ? claims : null;
}
