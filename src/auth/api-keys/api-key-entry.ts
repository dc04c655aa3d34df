/** An API key as it is configured: its hash, never the key itself. */
export interface ApiKeyEntry {
  /** Names the caller in the log. */
  readonly name: string;
  /** The SHA-256 of the key, in hex. */
  readonly hash: string;
  /** The scopes that the key grants, at most those of the service. */
  readonly scopes: readonly string[];
  /** When the key expires, ms since the epoch; null where it does not. */
  readonly expiresAt: number | null;
}

/** Distinguishes an API key from a token of Operated, so that no key is ever sent to Operated. */
export const API_KEY_PREFIX = 'opg_';

const ENTRY =
  /^(?<name>[\w.-]{1,64})\/(?<hash>[0-9a-f]{64})\/(?<scopes>[\w:.-]+(?:\+[\w:.-]+)*)(?:\/(?<end>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?))?$/;

/** Reads `name/hash/scope+scope` or `name/hash/scope+scope/end`. @returns null where it is neither. */
export function parseApiKeyEntry(text: string): ApiKeyEntry | null {
  const { name, hash, scopes, end } = ENTRY.exec(text)?.groups ?? {};
  if (name === undefined || hash === undefined || scopes === undefined) return null;
  if (end !== undefined && !isInCalendar(end)) return null;
  return { name, hash, scopes: scopes.split('+'), expiresAt: end === undefined ? null : Date.parse(end) };
}

/** `Date.parse` alone reads 2027-02-31 as 3 March. */
function isInCalendar(date: string): boolean {
  const at = Date.parse(date);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date.slice(0, 10));
}

/** Writes what `parseApiKeyEntry` reads. @param end a date, or a date and time in UTC. */
export function formatApiKeyEntry(
  entry: Pick<ApiKeyEntry, 'name' | 'hash' | 'scopes'>,
  end: string | undefined,
): string {
  const parts = [entry.name, entry.hash, entry.scopes.join('+')];
  return (end === undefined ? parts : [...parts, end]).join('/');
}
