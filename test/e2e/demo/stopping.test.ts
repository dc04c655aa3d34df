import { simulatorControl } from '../../support/simulator-control.js';
import { announced } from '../../support/demo-process.js';
import { endProcessesAfterAll, launch, type Launched, launchNode } from '../../support/launch.js';
import { until } from '../../support/until.js';

const FREE_PORTS = { PORT: '0', SIMULATOR_PORT: '0' };
/** The variables of a gateway that only starts and stops. */
const UNREACHABLE_OPERATED = { PORT: '0', OPERATED_BASE_URL: 'http://127.0.0.1:1' };

endProcessesAfterAll();

/** Below the default SHUTDOWN_TIMEOUT_MS of 10 s, so that waiting for it fails; enough for a busy machine. */
const STOP_LIMIT_MS = 5_000;

async function stop(process: Launched, signal: NodeJS.Signals): Promise<void> {
  const startedAt = performance.now();
  process.child.kill(signal);
  expect(await process.ended()).toEqual({ code: 0, signal: null });
  expect(performance.now() - startedAt).toBeLessThan(STOP_LIMIT_MS);
}

/** Whether nothing answers at the address. */
async function isGone(url: string): Promise<boolean> {
  return fetch(url).then(
    () => false,
    () => true,
  );
}

// The tests of npm below send SIGTERM.
describe('SIGINT', () => {
  test('stops the demo and its simulator without waiting', async () => {
    const demo = launchNode('dist/demo/main.js', FREE_PORTS);
    const { gatewayUrl, simulatorUrl } = await announced(demo);
    await stop(demo, 'SIGINT');
    expect(demo.complained()).toBe('');
    expect([await isGone(gatewayUrl), await isGone(simulatorUrl)]).toEqual([true, true]);
  });

  test('stops the demo while a query waits for an answer that never comes', async () => {
    const demo = launchNode('dist/demo/main.js', FREE_PORTS);
    const { gatewayUrl, simulatorUrl, token } = await announced(demo);
    const control = simulatorControl(simulatorUrl);
    await control.faults([{ method: '*', path: '*', kind: 'hang' }]);
    const waiting = fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ hubs { totalCount } }"}',
    }).then(
      () => 'ended',
      () => 'ended',
    );
    await until(control.requests, ({ total }) => total > 0);
    demo.child.kill('SIGINT'); // The first signal; stop() sends the second.
    await stop(demo, 'SIGINT');
    expect(await waiting).toBe('ended');
  });

  test('stops the gateway with exit code 0', async () => {
    const gateway = launchNode('dist/src/main.js', UNREACHABLE_OPERATED);
    await gateway.says(/Server listening at http/);
    await stop(gateway, 'SIGINT');
  });
});

describe('npm', () => {
  test('run demo: SIGTERM to npm alone stops the demo', async () => {
    const npm = launch('npm', ['run', '--ignore-scripts', 'demo'], FREE_PORTS);
    const { gatewayUrl, simulatorUrl } = await announced(npm);
    await stop(npm, 'SIGTERM');
    expect([await isGone(gatewayUrl), await isGone(simulatorUrl)]).toEqual([true, true]);
  });

  test('run simulator: prints its address, and SIGTERM to npm alone stops it', async () => {
    const npm = launch('npm', ['run', '--ignore-scripts', 'simulator'], FREE_PORTS);
    const [, url = ''] = await npm.says(/listens on (\S+)\n/);
    expect((await fetch(`${url}/_control/world`)).status).toBe(200);
    await stop(npm, 'SIGTERM');
    expect(await isGone(url)).toBe(true);
  });

  test('start: starts the gateway, and SIGTERM to npm alone stops it', async () => {
    const npm = launch('npm', ['start', '--ignore-scripts'], UNREACHABLE_OPERATED);
    const [, url = ''] = await npm.says(/Server listening at (http:[^"\s]+)/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await stop(npm, 'SIGTERM');
  });
});
