import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { launchGateway } from '../../support/launched-gateway.js';
import { beginRequest } from '../../support/requests-under-way.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

endProcessesAfterAll();

const PRELOAD = ['--require', './test/support/preload/uncaught-error.cjs'];
const DOCUMENT = '{ hubs(first: 5) { nodes { id } } }';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const start = (kind: string, variables: Readonly<Record<string, string>> = {}) =>
  launchGateway(simulator.url, { ERROR_KIND: kind, ...variables }, PRELOAD);

it.each([
  ['exception', 'thrown on purpose'],
  ['rejection', 'rejected on purpose'],
])(
  'An uncaught %s is logged without secrets and ends the process with 70, after the 50 requests under way are answered',
  async (kind, message) => {
    const gateway = await start(kind, { CACHE_TTL_MS: '0' });
    const token = await simulator.token();
    await simulator.control.faults([{ method: 'GET', path: '*', kind: 'delay', delayMs: 300 }]);
    const begun = await Promise.all(
      Array.from({ length: 50 }, () => beginRequest(gateway.url, token, DOCUMENT)),
    );
    gateway.child.kill('SIGUSR2');
    await gateway.says(/uncaught error/);
    const answers = await Promise.all(begun.map((request) => request.finish()));
    expect(answers.map(({ status }) => status)).toEqual(begun.map(() => 200));
    expect(await gateway.ended()).toEqual({ code: 70, signal: null });
    const fatal = gateway.log().filter(({ level }) => level === 'fatal');
    expect(fatal).toMatchObject([{ msg: 'uncaught error: the process stops', err: { message } }]);
    expect(gateway.said()).not.toContain('canary-secret');
    expect(gateway.complained()).toBe('');
  },
);

it('An uncaught error during the stop changes the exit code', async () => {
  const gateway = await start('exception', { SHUTDOWN_DELAY_MS: '1000' });
  gateway.child.kill('SIGTERM');
  await gateway.says(/"stopping"/);
  gateway.child.kill('SIGUSR2');
  expect(await gateway.ended()).toEqual({ code: 70, signal: null });
});

it('An uncaught error does not leave a process behind whose requests never end', async () => {
  const gateway = await start('exception', { SHUTDOWN_TIMEOUT_MS: '100' });
  await simulator.control.faults([{ method: '*', path: '*', kind: 'hang' }]);
  const waiting = await beginRequest(gateway.url, 'an-unknown-token', DOCUMENT);
  const outcome = waiting.finish().catch(() => 'cut off');
  gateway.child.kill('SIGUSR2');
  expect(await gateway.ended()).toEqual({ code: 70, signal: null });
  expect(await outcome).toBe('cut off');
});

it('An uncaught error before the gateway has started ends it at once with 70', async () => {
  const gateway = launch(process.execPath, [...PRELOAD, 'dist/src/main.js'], {
    ERROR_KIND: 'while starting',
    OPERATED_BASE_URL: simulator.url,
    PORT: '0',
    SHUTDOWN_DELAY_MS: '600000',
  });
  expect(await gateway.ended()).toEqual({ code: 70, signal: null });
  expect(gateway.said()).toMatch(/"level":"fatal".*"thrown while starting"/);
});

it('Warnings of Node are lines of the log', async () => {
  const gateway = await start('warning');
  gateway.child.kill('SIGUSR2');
  await gateway.says(/deprecated on purpose/);
  gateway.child.kill('SIGTERM');
  expect(await gateway.ended()).toEqual({ code: 0, signal: null });
  expect(gateway.log().filter(({ level }) => level === 'warn')).toMatchObject([
    { msg: 'warning of Node', err: { type: 'DeprecationWarning', message: 'deprecated on purpose' } },
  ]);
  expect(gateway.complained()).toBe('');
});
