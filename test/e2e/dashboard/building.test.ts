import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';

endProcessesAfterAll();

const folder = mkdtempSync(join(tmpdir(), 'build-dashboard-'));
const target = join(folder, 'dashboard');
const calls = join(folder, 'calls');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(target, { recursive: true, force: true });
  rmSync(calls, { force: true });
});

/** Runs the build with a shell script in place of npm, which records its arguments. */
async function build(npm: string) {
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\necho "$@" >> ${calls}\n${npm}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  const PATH = `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
  const { ended, said, complained } = launchNode('dist/scripts/build-dashboard.js', { PATH }, [target]);
  return { ...(await ended()), said: said(), complained: complained() };
}

/** Builds as Vite does: the folder has nothing but the new build. */
const BUILDS = `[ "$2" = build ] && rm -rf ${target} && mkdir ${target} && echo page > ${target}/index.html; exit 0`;
const callsSoFar = () => readFileSync(calls, 'utf8').trim().split('\n').length;

describe('The build of the dashboard', () => {
  test.each([
    [
      'its packages cannot be installed',
      `[ "$2" = install:dashboard ] || exit 0
       echo "npm warn old lockfile" >&2; echo "npm error code ENOTFOUND" >&2
       echo "npm error network request to https://registry.example/vite failed" >&2; exit 1`,
      'network request to https://registry.example/vite failed',
    ],
    [
      'it has an error',
      `[ "$2" = build ] || exit 0
       echo "> vite build"; echo "error during build:" >&2; echo "[vite]: no such import" >&2; exit 1`,
      '[vite]: no such import',
    ],
    ['npm says nothing', 'exit 7', 'npm exited with 7'],
  ])('fails with one line that gives the reason and the command where %s', async (_case, npm, reason) => {
    const { code, complained } = await build(npm);
    expect(code).toBe(1);
    expect(complained).toBe(
      `The dashboard could not be built: ${reason}. ` +
        'To try again: npm ci --prefix examples/dashboard && npm run build --prefix examples/dashboard\n',
    );
    expect(existsSync(target)).toBe(false);
  });

  test('keeps the previous build where it fails, and is tried again', async () => {
    await build(BUILDS);
    writeFileSync(join(target, 'sources.sha256'), 'of other sources');
    expect((await build('exit 1')).code).toBe(1);
    expect(existsSync(join(target, 'index.html'))).toBe(true);
    const before = callsSoFar();
    expect((await build(BUILDS)).code).toBe(0);
    expect(callsSoFar()).toBeGreaterThan(before);
  });

  test('does not repeat a build of the same sources', async () => {
    const first = await build(BUILDS);
    expect(first).toMatchObject({ code: 0, complained: '' });
    expect(first.said).toContain('Building the dashboard');
    const before = callsSoFar();
    expect(await build(BUILDS)).toEqual({ code: 0, signal: null, said: '', complained: '' });
    expect(callsSoFar()).toBe(before);
  });

  test('is repeated where the folder was built by hand meanwhile', async () => {
    await build(BUILDS);
    rmSync(join(target, 'sources.sha256'));
    const before = callsSoFar();
    await build(BUILDS);
    expect(callsSoFar()).toBeGreaterThan(before);
  });
});
