/**
 * The scopes that a JWT says it has, null where the token is opaque or says nothing. The signature is not checked:
 * this is shown to the one who sent the token, and nothing is allowed because of it.
 */
export function scopesOfJwt(token: string): readonly string[] | null {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  const claims = parseObject(Buffer.from(payload, 'base64url').toString('utf8'));
  return readScopes(claims?.['scope'] ?? claims?.['scp']);
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
