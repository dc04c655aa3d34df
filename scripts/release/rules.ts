import { diff, gt, inc, lt, major, type ReleaseType } from 'semver';
import { breakingPart, type ChangelogSection } from './changelog.js';
import type { ChangeLevel, SchemaChange } from './schema-changes.js';

/** What is to be released, as its files say. */
export interface Release {
  /** The version in package.json. */
  readonly version: string;
  /** The versions in package-lock.json: its own, and that of the package. */
  readonly lockVersions: readonly (string | undefined)[];
  readonly changelog: readonly ChangelogSection[];
  /** The version of the last release, as git's tags say; null for the first release. */
  readonly previous: string | null;
  /** Whether the tag of the version exists at another commit. */
  readonly isTagTaken: boolean;
  /** How schema.graphql differs from that of the last release. */
  readonly changes: readonly SchemaChange[];
}

type Bump = 'major' | 'minor' | 'patch';

const BUMPS: readonly Bump[] = ['patch', 'minor', 'major'];

/** The smallest step of the version for each kind of change. */
const BUMP_OF: Readonly<Record<ChangeLevel, Bump>> = {
  breaking: 'major',
  dangerous: 'minor',
  safe: 'minor',
  description: 'patch',
};

/** The smallest step from the last release to the next one. Before 1.0.0 a breaking change is a minor step. */
export function requiredBump(previous: string, changes: readonly SchemaChange[]): Bump {
  const highest = Math.max(0, ...changes.map(({ level }) => BUMPS.indexOf(BUMP_OF[level])));
  const bump = BUMPS[highest] ?? 'patch';
  return bump === 'major' && major(previous) === 0 ? 'minor' : bump;
}

/** What keeps a release from being consistent, a line each. */
export function releaseViolations(release: Release): readonly string[] {
  return [...versionViolations(release), ...changelogViolations(release), ...entryViolations(release)];
}

function* versionViolations(release: Release): Generator<string> {
  const { version, lockVersions, previous, isTagTaken, changes } = release;
  if (lockVersions.some((locked) => locked !== version)) {
    yield `package-lock.json has another version than package.json, ${version}: run \`npm install --package-lock-only\``;
  }
  if (isTagTaken) yield `the tag v${version} exists at another commit: the version is released already`;
  if (previous === null) return;
  if (!gt(version, previous)) {
    yield `the version ${version} is not higher than that of the last release, ${previous}`;
    return;
  }
  const needed = requiredBump(previous, changes);
  const smallest = inc(previous, needed);
  if (smallest !== null && lt(version, smallest) && !isStep(diff(previous, version), needed)) {
    yield `the version ${version} is too low: the changes of schema.graphql need a ${needed} step from ${previous}, to ${smallest} or higher`;
  }
}

/** Whether the step to a prerelease, such as 1.0.0-rc.1 after 0.9.0, is large enough; from one to the next, any is. */
function isStep(step: ReleaseType | null, needed: Bump): boolean {
  if (step === 'prerelease') return true;
  const taken = BUMPS.findIndex((bump) => step === `pre${bump}`);
  return taken >= BUMPS.indexOf(needed);
}

function* changelogViolations({ version, changelog, previous }: Release): Generator<string> {
  const unreleased = changelog.find((section) => section.version === null);
  if (unreleased !== undefined && unreleased.text !== '') {
    yield `CHANGELOG.md has entries under Unreleased: move them below \`## ${version} - <date>\``;
  }
  const [newest, ...older] = changelog.filter((section) => section.version !== null);
  if (newest?.version !== version) {
    yield `the newest release in CHANGELOG.md is ${newest?.version ?? 'missing'}, and the version in package.json is ${version}`;
    return;
  }
  if (newest.date === null || !isDate(newest.date)) {
    yield `CHANGELOG.md has no date for ${version}: \`## ${version} - 2026-12-31\``;
  }
  if (newest.text === '') yield `CHANGELOG.md has no entry for ${version}`;
  const before = older[0]?.version ?? null;
  if (before !== previous) {
    yield `the release before ${version} is ${before ?? 'missing'} in CHANGELOG.md, and ${previous ?? 'missing'} in the tags of git: are all tags fetched?`;
  }
}

/** Every change that a client may notice is mentioned. */
function* entryViolations({ version, changelog, changes }: Release): Generator<string> {
  const section = changelog.find((it) => it.version === version);
  if (section === undefined) return;
  const breaking = breakingPart(section);
  for (const { level, message, path } of changes) {
    if (level === 'breaking' && breaking === null) {
      yield `CHANGELOG.md has no heading with the word "breaking" for ${version}: ${message}`;
    } else if (level === 'breaking' && !mentions(breaking ?? '', path)) {
      yield `CHANGELOG.md does not mention it under its heading of breaking changes: ${message}`;
    } else if (level === 'dangerous' && !mentions(section.text, path)) {
      yield `CHANGELOG.md does not mention a dangerous change: ${message}`;
    }
  }
}

const ROOT_TYPES: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** Whether a text has one of the names of a path: the type, the field or the argument. */
function mentions(text: string, path: string | null): boolean {
  if (path === null) return true;
  const names = path.split('.').filter((name) => !ROOT_TYPES.has(name));
  const words = new Set(text.split(/[^\w@]+/).flatMap((word) => [word, word.replace(/^@/, '')]));
  return names.length === 0 || names.some((name) => words.has(name.replace(/^@/, '')));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
