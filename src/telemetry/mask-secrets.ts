/** Properties whose values are masked, at the top of a log line and one or two levels below. */
export const SECRET_KEYS: readonly string[] = [
  'authorization',
  'cookie',
  'set-cookie',
  'access_token',
  'refresh_token',
  'client_secret',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'password',
  'token',
];

export const MASK = '[redacted]';

const SECRETS: ReadonlySet<string> = new Set(SECRET_KEYS);

/**
 * Masks the secrets below the top of a log line: the properties of its objects, and those of their `headers`. An object
 * is copied only if it has a secret, because every line of the log passes here.
 * @param line as it is passed to the logger.
 * @returns the line itself where nothing is masked.
 */
export function maskNested(line: Record<string, unknown>): Record<string, unknown> {
  let masked = line;
  for (const key of Object.keys(line)) {
    const value = line[key];
    // The serializer of errors logs three properties of theirs.
    if (!isRecord(value) || key === 'err') continue;
    const inner = maskRecord(value);
    if (inner !== value) masked = { ...masked, [key]: inner };
  }
  return masked;
}

function maskRecord(record: Record<string, unknown>): Record<string, unknown> {
  const { headers } = record;
  const masked = maskProperties(record);
  if (!isRecord(headers)) return masked;
  const maskedHeaders = maskProperties(headers);
  return maskedHeaders === headers ? masked : { ...masked, headers: maskedHeaders };
}

function maskProperties(record: Record<string, unknown>): Record<string, unknown> {
  let masked = record;
  for (const key of Object.keys(record)) {
    if (SECRETS.has(key)) masked = { ...masked, [key]: MASK };
  }
  return masked;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
