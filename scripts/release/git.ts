import { execFileSync } from 'node:child_process';
import { rcompare, valid } from 'semver';

/** The releases of a repository, as its tags `v1.2.3` say. */
export interface Releases {
  /** The version of the last release before `version` that the current commit contains; null where there is none. */
  readonly previous: string | null;
  /** Whether the tag of `version` exists at another commit. */
  readonly isTagTaken: boolean;
}

/** @throws Error where the working folder is not in a repository of git with a commit. */
export function readReleases(version: string): Releases {
  const taggedHere = tags('--points-at', 'HEAD');
  const [previous = null] = tags('--merged', 'HEAD')
    .filter((tagged) => tagged !== version)
    .sort(rcompare);
  return { previous, isTagTaken: tags().includes(version) && !taggedHere.includes(version) };
}

/** The content of a file at a release. @throws Error where the release does not have it. */
export function fileAt(version: string, path: string): string {
  return git('show', `v${version}:${path}`);
}

/** The versions of tags. */
function tags(...options: readonly string[]): readonly string[] {
  const names = git('tag', '--list', 'v*', ...options).split('\n');
  return names.map((name) => name.slice(1)).filter((name) => valid(name) === name);
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, {
    encoding: 'utf8',
    maxBuffer: 50_000_000,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
