/** A key that a caller of the service may present, as it is configured: its hash, never itself. */
export interface ApiKeyEntry {
  /** What it is called in the log. */
  readonly name: string;
  /** The SHA-256 of the key, in hex. */
  readonly hash: string;
  /** What the key may be used for, at most what the service itself may. */
  readonly scopes: readonly string[];
  /** When it ends, ms since the epoch; null where it doesn't. */
  readonly expiresAt: number | null;
}

/** By this a key is told from a token of Operated, so that it is never sent there. */
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

/** `Date` alone takes 2027-02-31 for the third of March. */
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
