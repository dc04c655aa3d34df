import { breakingPart, readChangelog } from '../../../scripts/release/changelog.js';

const CHANGELOG = `# Changelog

## Unreleased

- Something new.

## [1.1.0] - 2026-11-22

### Breaking changes

- \`Hub.name\` is gone.

### Added

- \`Hub.title\`

## 1.0.0

The first one.
`;

test('The sections of a changelog are read in their order, with or without brackets and date', () => {
  expect(readChangelog(CHANGELOG).map(({ version, date }) => [version, date])).toEqual([
    [null, null],
    ['1.1.0', '2026-11-22'],
    ['1.0.0', null],
  ]);
  expect(readChangelog(CHANGELOG)[2]?.text).toBe('The first one.');
  expect(readChangelog('# Changelog\n')).toEqual([]);
});

test('The part about breaking changes ends at the next heading, and is null without a heading', () => {
  const [unreleased, second] = readChangelog(CHANGELOG);
  expect(unreleased && breakingPart(unreleased)).toBeNull();
  expect(second && breakingPart(second)?.trim()).toBe('- `Hub.name` is gone.');
});
