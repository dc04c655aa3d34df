import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../process/package-root.js';
import { hashInputs } from './dashboard/inputs.js';
import { runNpm } from './dashboard/run-npm.js';

/**
 * Builds examples/dashboard into dist/dashboard, or the folder of the first argument, and installs its packages where
 * they are missing. Does nothing where the folder has a build of the same sources. Exits with 1 after one line that says
 * why it failed and how to repeat it.
 */
const source = join(packageRoot(), 'examples', 'dashboard');
const target = process.argv[2] ?? join(packageRoot(), 'dist', 'dashboard');
/** The hash of the sources of the build. Vite removes it with the build. */
const stamp = join(target, 'sources.sha256');

const hash = hashInputs(source);
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) build();

function build(): void {
  process.stdout.write(
    'Building the dashboard; its packages are installed first where they are missing...\n',
  );
  try {
    runNpm('run', 'install:dashboard');
    runNpm('run', 'build', '--prefix', source, '--', '--outDir', target);
    writeFileSync(stamp, hash);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const byHand = 'npm ci --prefix examples/dashboard && npm run build --prefix examples/dashboard';
    process.stderr.write(`The dashboard could not be built: ${reason}. To try again: ${byHand}\n`);
    process.exitCode = 1;
  }
}
