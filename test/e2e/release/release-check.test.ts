import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Built by `npm test`.
const PROGRAM = join(__dirname, '../../../dist/scripts/release-check.js');

const FIRST = 'type Query { hubs: [Hub!]! }\ntype Hub { id: ID! name: String }\n';
const WITHOUT_NAME = FIRST.replace(' name: String', ' title: String');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-check-'));
  git('init', '--quiet', '--initial-branch=main');
});
afterEach(() => rm(folder, { recursive: true }));

function git(...args: readonly string[]): void {
  const identity = [
    '-c',
    'user.name=test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...identity, ...args], { cwd: folder });
}

/** Commits the files of a version. */
async function commit(version: string, schema: string, changelog: string): Promise<void> {
  const lock = { version, packages: { '': { version } } };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version }));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  await writeFile(join(folder, 'schema.graphql'), schema);
  await writeFile(join(folder, 'CHANGELOG.md'), `# Changelog\n\n${changelog}`);
  git('add', '.');
  git('commit', '--quiet', '--message', `Version ${version}`);
}

async function check(): Promise<{ code: number; said: string; complained: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM], { cwd: folder }, (error, said, complained) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said, complained }),
    );
  });
}

const FIRST_ENTRY = '## 0.1.0 - 2026-11-22\n\n- Everything.\n';

test('A breaking change with a patch step and no entry is rejected; with a minor step and an entry it is released', async () => {
  await commit('0.1.0', FIRST, FIRST_ENTRY);
  expect(await check()).toMatchObject({ code: 0, said: expect.stringContaining('git tag v0.1.0') as string });
  git('tag', 'v0.1.0');

  await commit('0.1.1', WITHOUT_NAME, `## 0.1.1 - 2026-12-01\n\n- Titles.\n\n${FIRST_ENTRY}`);
  const rejected = await check();
  expect(rejected.code).toBe(1);
  expect(rejected.said).toContain('1 breaking, 0 dangerous, 1 safe, 0 description');
  expect(rejected.said).toMatch(/breaking +Field 'name' was removed from object type 'Hub'/);
  expect(rejected.complained).toContain('violation: the version 0.1.1 is too low');
  expect(rejected.complained).toContain('no heading with the word "breaking" for 0.1.1');

  const entry = '## 0.2.0 - 2026-12-01\n\n### Breaking changes\n\n- `Hub.name` is `Hub.title`.\n';
  await commit('0.2.0', WITHOUT_NAME, `## Unreleased\n\n${entry}\n${FIRST_ENTRY}`);
  expect(await check()).toMatchObject({ code: 0, complained: '' });

  // After the release, work goes on: the same version cannot be released again.
  git('tag', 'v0.2.0');
  expect(await check()).toMatchObject({ code: 0, complained: '' });
  await commit('0.2.0', FIRST, `## Unreleased\n\n- Names are back.\n\n${entry}\n${FIRST_ENTRY}`);
  const { code, complained } = await check();
  expect(code).toBe(1);
  expect(complained).toContain('the tag v0.2.0 exists at another commit');
  expect(complained).toContain('CHANGELOG.md has entries under Unreleased');
});

test('A repository whose tags are not fetched is no first release', async () => {
  const changelog = `## 0.2.0 - 2026-12-01\n\n- More.\n\n${FIRST_ENTRY}`;
  await commit('0.2.0', FIRST, changelog);
  const { code, complained } = await check();
  expect(code).toBe(1);
  expect(complained).toContain('are all tags fetched?');
});
