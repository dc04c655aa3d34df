import { parseApiKeyEntry } from '../../../src/auth/api-keys/api-key-entry.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';

jest.setTimeout(60_000);

endProcessesAfterAll();

async function run(...args: readonly string[]) {
  const command = launchNode('dist/src/main.js', {}, ['api-key', ...args]);
  const { code } = await command.ended();
  return { code, said: command.said(), complained: command.complained() };
}

describe('npm run api-key', () => {
  it('should print a key, and the entry, which contains only its hash', async () => {
    const { code, said } = await run('reports', 'hubs:read', 'accounts:read', '--until', '2027-12-31');
    const [, key = '', entry = ''] = /^ {2}(opg_\S+)$[^]*^ {2}(reports\/\S+)$/m.exec(said) ?? [];

    expect(code).toBe(0);
    expect(parseApiKeyEntry(entry)).toEqual({
      name: 'reports',
      hash: sha256(key),
      scopes: ['hubs:read', 'accounts:read'],
      expiresAt: Date.parse('2027-12-31'),
    });
  });

  it.each([
    [[]],
    [['reports']],
    [['reports', 'hubs:read', '--until']],
    [['reports', 'hubs:read', '--until', '2027-02-31']],
    [['reports', 'hubs:read', '--til', '2027-12-31']],
  ])('should say how it is used, and print no key, after %j', async (args) => {
    const { code, said, complained } = await run(...args);

    expect({ code, said }).toEqual({ code: 2, said: '' });
    expect(complained).toMatch(/^ {2}api-key <name> <scope>/m);
  });
});
