import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { z } from 'zod/v3';
import { packageRoot } from '../process/package-root.js';
import { nodeBinary } from './test-node/node-binary.js';

/**
 * Runs the tests with other versions of Node: `npm run test:node -- 22` with the newest Node 22, and without a version
 * with each one that package.json allows. Further arguments are those of Jest. Exits with 1 where a run fails.
 */
const args = process.argv.slice(2);
const firstOfJest = args.findIndex((arg) => !/^\d+$/.test(arg));
const majors = (firstOfJest === -1 ? args : args.slice(0, firstOfJest)).map(Number);
const jestArgs = firstOfJest === -1 ? [] : args.slice(firstOfJest);
const cache = join(packageRoot(), 'node_modules', '.cache', 'node');

for (const major of majors.length === 0 ? supportedMajors() : majors) {
  const bin = nodeBinary(major, cache);
  process.stdout.write(`\nNode from ${bin}\n`);
  const { status } = spawnSync('npm', ['test', '--', ...jestArgs], {
    cwd: packageRoot(),
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  if (status !== 0) process.exitCode = 1;
}

/** Those of `engines` in package.json, such as `^20.19.0 || ^22.12.0`. */
function supportedMajors(): readonly number[] {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const { engines } = z.object({ engines: z.object({ node: z.string() }) }).parse(manifest);
  return [...engines.node.matchAll(/\^(\d+)\./g)].map(([, major]) => Number(major));
}
