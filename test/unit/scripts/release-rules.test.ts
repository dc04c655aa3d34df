import { readChangelog } from '../../../scripts/release/changelog.js';
import { type Release, releaseViolations, requiredBump } from '../../../scripts/release/rules.js';
import type { ChangeLevel, SchemaChange } from '../../../scripts/release/schema-changes.js';

function change(level: ChangeLevel, path: string | null = 'Hub.name'): SchemaChange {
  return { level, message: `${path} changed`, path };
}

/** A release without violations, from 1.1.0 to 1.2.0. */
const CONSISTENT: Release = {
  version: '1.2.0',
  lockVersions: ['1.2.0', '1.2.0'],
  changelog: readChangelog(
    '## Unreleased\n\n## 1.2.0 - 2026-11-22\n\n- A new field.\n\n## 1.1.0 - 2026-10-01\n\n- x',
  ),
  previous: '1.1.0',
  isTagTaken: false,
  changes: [change('safe')],
};

function violations(release: Partial<Release>): readonly string[] {
  return releaseViolations({ ...CONSISTENT, ...release });
}

/** The violations of a step of the version, with a changelog that mentions everything. */
function stepViolations(previous: string, version: string, level: ChangeLevel): readonly string[] {
  const entries = `## ${version} - 2026-11-22\n\n### Breaking changes\n\n- \`Hub.name\`\n\n## ${previous} - 2026-10-01\n\n- x`;
  return violations({
    previous,
    version,
    lockVersions: [version],
    changelog: readChangelog(entries),
    changes: [change(level)],
  });
}

describe('A step of the version is too small:', () => {
  test.each([
    ['1.1.0', '1.2.0', 'breaking', 'major'],
    ['1.1.0', '1.1.1', 'breaking', 'major'],
    ['0.1.0', '0.1.1', 'breaking', 'minor'],
    ['1.1.0', '1.1.1', 'dangerous', 'minor'],
    ['0.1.0', '0.1.1', 'dangerous', 'minor'],
    ['1.1.0', '1.1.1', 'safe', 'minor'],
    ['1.1.0', '1.2.0-rc.1', 'breaking', 'major'],
  ] as const)('%s to %s with a %s change needs a %s step', (previous, version, level, needed) => {
    expect(stepViolations(previous, version, level)).toEqual([
      expect.stringContaining(`need a ${needed} step from ${previous}`),
    ]);
  });

  test.each([
    ['1.1.0', '1.1.0'],
    ['1.1.0', '1.0.9'],
    ['1.1.0', '1.1.0-rc.1'],
  ])('%s to %s', (previous, version) => {
    expect(stepViolations(previous, version, 'description')).toContain(
      `the version ${version} is not higher than that of the last release, ${previous}`,
    );
  });
});

test.each([
  ['1.1.0', '2.0.0', 'breaking'],
  ['0.1.0', '0.2.0', 'breaking'],
  ['0.9.0', '1.0.0', 'breaking'],
  ['1.1.0', '2.0.0-rc.1', 'breaking'],
  ['2.0.0-rc.1', '2.0.0-rc.2', 'breaking'],
  ['2.0.0-rc.1', '2.0.0', 'breaking'],
  ['1.1.0', '1.2.0', 'dangerous'],
  ['1.1.0', '1.2.0', 'safe'],
  ['1.1.0', '1.1.1', 'description'],
  ['1.1.0', '2.0.0', 'description'],
] as const)('The step from %s to %s is large enough for a %s change', (previous, version, level) => {
  expect(stepViolations(previous, version, level)).toEqual([]);
});

test('The largest change decides the smallest step', () => {
  expect(requiredBump('1.0.0', [])).toBe('patch');
  expect(requiredBump('1.0.0', [change('description'), change('safe')])).toBe('minor');
  expect(requiredBump('1.0.0', [change('safe'), change('breaking'), change('dangerous')])).toBe('major');
  expect(requiredBump('0.4.0', [change('breaking')])).toBe('minor');
});

describe('Files disagree where', () => {
  test.each<[string, Partial<Release>, string]>([
    ['package-lock.json has another version', { lockVersions: ['1.2.0', '1.1.0'] }, 'package-lock.json'],
    ['package-lock.json has no version', { lockVersions: [undefined] }, 'package-lock.json'],
    ['the tag is taken', { isTagTaken: true }, 'released already'],
    [
      'the newest heading is another version',
      { changelog: readChangelog('## 1.1.0 - 2026-10-01\n\n- x') },
      'the newest release in CHANGELOG.md is 1.1.0',
    ],
    ['there is no heading', { changelog: readChangelog('## Unreleased\n') }, 'is missing'],
    [
      'Unreleased has entries',
      { changelog: [{ version: null, date: null, text: '- x' }, ...CONSISTENT.changelog.slice(1)] },
      'Unreleased',
    ],
    [
      'the heading has no date',
      { changelog: readChangelog('## 1.2.0\n\n- x\n\n## 1.1.0 - 2026-10-01\n\n- x') },
      'no date',
    ],
    [
      'the heading has something else than a date',
      { changelog: readChangelog('## 1.2.0 - 2026-13-40\n\n- x\n\n## 1.1.0 - 2026-10-01\n\n- x') },
      'no date',
    ],
    [
      'the section is empty',
      { changelog: readChangelog('## 1.2.0 - 2026-11-22\n\n## 1.1.0 - 2026-10-01\n\n- x') },
      'no entry',
    ],
    ['a tag is missing', { previous: null }, 'are all tags fetched?'],
    [
      'an earlier heading is missing',
      { changelog: CONSISTENT.changelog.slice(0, 2) },
      'is missing in CHANGELOG.md',
    ],
  ])('%s', (_, release, violation) => {
    expect(violations(release)).toEqual([expect.stringContaining(violation)]);
  });
});

describe('CHANGELOG.md must mention', () => {
  const withEntries = (entries: string, changes: readonly SchemaChange[]) =>
    violations({
      version: '2.0.0',
      lockVersions: ['2.0.0'],
      changelog: readChangelog(`## 2.0.0 - 2026-11-22\n\n${entries}\n\n## 1.1.0 - 2026-10-01\n\n- x`),
      changes,
    });

  test.each([
    ['a breaking change under a heading that says so', '- `Hub.name`', change('breaking'), 'no heading'],
    [
      'it there, and not elsewhere',
      '### Breaking\n\n- y\n\n### Added\n\n- `Hub.name`',
      change('breaking'),
      'under its heading',
    ],
    ['a dangerous change', '- Another one', change('dangerous'), 'a dangerous change'],
    ['a field, not its root type', '- `Query`', change('dangerous', 'Query.hubs'), 'a dangerous change'],
  ])('%s', (_, entries, found, violation) => {
    expect(withEntries(entries, [found])).toEqual([expect.stringContaining(violation)]);
  });

  test.each([
    ['### Breaking changes\n\n- `Hub.name` is gone', change('breaking')],
    ['### Removed (breaking)\n\n- The type `Hub`', change('breaking')],
    ['- the argument `first` of hubs', change('dangerous', 'Query.hubs.first')],
    ['- `@cost` has changed', change('dangerous', '@cost')],
    ['- x', change('safe')],
    ['- x', change('dangerous', null)],
  ])('and is content with %j', (entries, found) => {
    expect(withEntries(entries, [found])).toEqual([]);
  });
});

test('The first release needs a version, a date and an entry, and has nothing to be compared with', () => {
  const changelog = readChangelog('## 0.1.0 - 2026-11-22\n\n- Everything.');
  const first = { version: '0.1.0', lockVersions: ['0.1.0'], changelog, previous: null, changes: [] };
  expect(violations(first)).toEqual([]);
});
