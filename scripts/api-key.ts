import { parseArgs } from 'node:util';
import { formatApiKeyEntry, parseApiKeyEntry } from '../src/auth/api-keys/api-key-entry.js';
import { createApiKey } from '../src/auth/api-keys/api-keys.js';
import { sha256 } from '../src/auth/fingerprint.js';

/** Creates an API key: prints the key once, and its entry for API_KEYS, which contains only its hash. */
const USAGE = `npm run api-key -- <name> <scope>… [--until 2027-12-31]

  npm run api-key -- reports hubs:read accounts:read --until 2027-12-31
`;

/** @returns the API_KEYS entry for the arguments of the command line, null if they are not valid. */
function entryOf(key: string): string | null {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { until: { type: 'string' } },
    });
    const [name = '', ...scopes] = positionals;
    const entry = formatApiKeyEntry({ name, hash: sha256(key), scopes }, values.until);
    return parseApiKeyEntry(entry) === null ? null : entry;
  } catch {
    return null;
  }
}

const key = createApiKey();
const entry = entryOf(key);

if (entry === null) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else {
  process.stdout.write(
    `The key, for the caller only. It cannot be shown again:\n\n  ${key}\n\nIts entry for API_KEYS, separated from others by a comma:\n\n  ${entry}\n`,
  );
}
