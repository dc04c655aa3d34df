import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcessesAfterAll, launch } from '../../support/launch.js';

const ROOT = join(__dirname, '../../..');
const SCRIPT = join(ROOT, 'dist/scripts/documents.js');
const FILES = ['README.md', 'docs', 'deploy', '.env.example'];

endProcessesAfterAll();

describe('npm run documents', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
    for (const name of FILES) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (flag: string) =>
    launch('sh', ['-c', `cd "$1" && exec "$2" "$3" ${flag}`, 'sh', folder, process.execPath, SCRIPT]);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  test('--check passes for the checked-in files', async () => {
    const check = run('--check');
    expect([await check.ended(), check.complained()]).toEqual([{ code: 0, signal: null }, '']);
  });

  test('--check fails for each file that is out of date, and does not change it', async () => {
    const drifted = read('README.md').replace('| `PORT` | `4000` |', '| `PORT` | `80` |');
    writeFileSync(join(folder, 'README.md'), drifted);
    rmSync(join(folder, '.env.example'));
    const check = run('--check');
    expect(await check.ended()).toEqual({ code: 1, signal: null });
    expect(check.complained()).toBe(
      'README.md is out of date: run `npm run documents`\n' +
        '.env.example is out of date: run `npm run documents`\n',
    );
    expect(read('README.md')).toBe(drifted);
  });

  test('updates such files', async () => {
    writeFileSync(join(folder, 'README.md'), read('README.md').replace('`4000`', '`80`'));
    expect(await run('').ended()).toEqual({ code: 0, signal: null });
    for (const name of ['README.md', 'docs/simulator.md', '.env.example']) {
      expect(read(name)).toBe(readFileSync(join(ROOT, name), 'utf8'));
    }
  });
});
