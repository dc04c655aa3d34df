import { readFileSync } from 'node:fs';
import { z } from 'zod/v3';
import { readChangelog } from './release/changelog.js';
import { fileAt, readReleases } from './release/git.js';
import { releaseViolations, requiredBump } from './release/rules.js';
import { type SchemaChange, schemaChanges } from './release/schema-changes.js';

/**
 * Proves that the version, CHANGELOG.md and the changes of schema.graphql since the last release agree, in the repository
 * of the working folder. Exits with 1 where they do not. CONTRIBUTING.md has the rules.
 */
async function main(): Promise<void> {
  const { version } = z.object({ version: z.string() }).parse(readJson('package.json'));
  const lock = z
    .object({
      version: z.string().optional(),
      packages: z.record(z.object({ version: z.string().optional() })),
    })
    .parse(readJson('package-lock.json'));
  const { previous, isTagTaken } = readReleases(version);
  const schema = readFileSync('schema.graphql', 'utf8');
  const changes = previous === null ? [] : await schemaChanges(fileAt(previous, 'schema.graphql'), schema);
  const violations = releaseViolations({
    version,
    lockVersions: [lock.version, lock.packages['']?.version],
    changelog: readChangelog(readFileSync('CHANGELOG.md', 'utf8')),
    previous,
    isTagTaken,
    changes,
  });
  print(`Version ${version}, after ${previous === null ? 'no release' : `the release ${previous}`}.`);
  if (previous !== null) printChanges(previous, changes);
  for (const violation of violations) process.stderr.write(`violation: ${violation}\n`);
  if (violations.length > 0) process.exitCode = 1;
  else print(`CHANGELOG.md, version and schema agree: tag the release with \`git tag v${version}\`.`);
}

function printChanges(previous: string, changes: readonly SchemaChange[]): void {
  const levels = ['breaking', 'dangerous', 'safe', 'description'] as const;
  const counts = levels.map(
    (level) => `${changes.filter((change) => change.level === level).length} ${level}`,
  );
  print(`schema.graphql has changed since: ${counts.join(', ')}.`);
  for (const level of levels) {
    for (const { message } of changes.filter((change) => change.level === level)) {
      print(`  ${level.padEnd(11)}  ${message}`);
    }
  }
  print(`The smallest step from ${previous} is: ${requiredBump(previous, changes)}.`);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
