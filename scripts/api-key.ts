import { parseArgs } from 'node:util';
import { formatApiKeyEntry, parseApiKeyEntry } from '../src/auth/api-keys/api-key-entry.js';
import { createApiKey } from '../src/auth/api-keys/api-keys.js';
import { sha256 } from '../src/auth/fingerprint.js';

/** Makes an API key: prints it once, and the entry of API_KEYS that holds its hash alone. */
const USAGE = `npm run api-key -- <name> <scope>… [--until 2027-12-31]

  npm run api-key -- reports hubs:read accounts:read --until 2027-12-31
`;

/** The entry of a key for what the command line says. @returns null where that can't be read. */
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
    `The key, for the caller alone; it can not be shown again:\n\n  ${key}\n\nFor the gateway, added to API_KEYS behind a comma:\n\n  ${entry}\n`,
  );
}
