import { execFileSync } from 'node:child_process';
import { packageVersion } from '../../../process/version.js';
import manifest from '../../../package.json';

test('the version is that of package.json', () => {
  expect(packageVersion()).toBe(manifest.version);
});

test('the build finds the same version, from any folder', () => {
  const script = 'process.stdout.write(require(process.argv[1]).packageVersion())';
  const built = require.resolve('../../../dist/process/version.js');
  expect(execFileSync(process.execPath, ['-e', script, built], { cwd: '/', encoding: 'utf8' })).toBe(
    manifest.version,
  );
});
