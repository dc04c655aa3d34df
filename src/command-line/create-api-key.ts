import { UsageError } from '../../process/parse-arguments.js';
import { formatApiKeyEntry, parseApiKeyEntry } from '../auth/api-keys/api-key-entry.js';
import { createApiKey } from '../auth/api-keys/api-keys.js';
import { sha256 } from '../auth/fingerprint.js';

/**
 * Creates an API key.
 * @param until the date at which it expires; undefined for a key that does not expire.
 * @returns the text for the person who asked: the key, once, and its entry for API_KEYS, which contains only its hash.
 * @throws UsageError for a name, a scope or a date that an entry cannot have.
 */
export function describeNewApiKey(
  name: string,
  scopes: readonly string[],
  until: string | undefined,
): string {
  const key = createApiKey();
  const entry = formatApiKeyEntry({ name, hash: sha256(key), scopes }, until);
  if (parseApiKeyEntry(entry) === null) throw new UsageError('The name, a scope or the date is not valid');
  return `The key, for the caller only. It cannot be shown again:\n\n  ${key}\n\nIts entry for API_KEYS, separated from others by a comma:\n\n  ${entry}\n`;
}
