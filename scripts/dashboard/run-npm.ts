import { spawnSync } from 'node:child_process';
import { packageRoot } from '../../process/package-root.js';

/** What npm prints around the reason of a failure. */
const NOISE = /^(npm error )?(code |errno |syscall |A complete log|$)|^> |^error during build:$/;

/**
 * Runs npm in the root of the repository to its end, and shows its output only as the reason of a failure.
 * @throws Error with the line of the output that says why it failed.
 */
export function runNpm(...args: readonly string[]): void {
  const { error, status, stdout, stderr } = spawnSync('npm', args, {
    cwd: packageRoot(),
    encoding: 'utf8',
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      // `npm run --silent demo` would hide the reason.
      npm_config_loglevel: 'error',
      // Without a network it fails within seconds.
      npm_config_fetch_retries: '1',
      npm_config_fetch_retry_mintimeout: '1000', // ms
    },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(reasonOf(`${stderr}\n${stdout}`) ?? `npm exited with ${status}`);
}

/** The first line that gives a reason, without the prefix of npm; undefined where there is none. */
export function reasonOf(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.find((line) => !NOISE.test(line) && !line.startsWith('npm warn'))?.replace(/^npm error /, '');
}
