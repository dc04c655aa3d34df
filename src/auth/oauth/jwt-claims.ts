/**
 * The scopes that a JWT says it has, null where the token is opaque or says nothing. The signature is not checked:
 * this is shown to the one who sent the token, and nothing is allowed because of it.
 */
export function scopesOfJwt(token: string): readonly string[] | null {
  const claims = claimsOf(token);
  return readScopes(claims?.['scope'] ?? claims?.['scp']);
}

/** When a JWT says that it ends, ms since the epoch; null where the token is opaque or says nothing. Unchecked too. */
export function expiryOfJwt(token: string): number | null {
  const expiry = claimsOf(token)?.['exp'];
  return typeof expiry === 'number' && Number.isFinite(expiry) ? expiry * 1_000 : null;
}

function claimsOf(token: string): Readonly<Record<string, unknown>> | null {
  const payload = token.split('.')[1];
  return payload === undefined ? null : parseObject(Buffer.from(payload, 'base64url').toString('utf8'));
}

/** Scopes as OAuth writes them, one text with spaces between them, or as a list; null for all else. */
export function readScopes(sent: unknown): readonly string[] | null {
  if (typeof sent === 'string') return sent.split(' ').filter((scope) => scope !== '');
  if (Array.isArray(sent) && sent.every((scope) => typeof scope === 'string')) return sent;
  return null;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
