import { endProcessesAfterAll, launchNode } from '../../support/launch.js';
import { freePort } from '../../support/free-port.js';
import { connectSocket, subscribeBySse } from '../../support/live.js';
import { startSimulator } from '../../support/simulator.js';
import { callsOf, startStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

endProcessesAfterAll();

const ALL = 'subscription { hubChanged(includeCurrent: true) { hub { id } } }';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(environment: Readonly<Record<string, string>>) {
  const stack = await startStack({ environment });
  open.push(() => stack.stop());
  return { ...stack, token: await stack.simulator.token() };
}

async function openStream(gateway: { readonly url: string }, token: string): Promise<Response> {
  return fetch(`${gateway.url}/graphql/stream?query=${encodeURIComponent(ALL)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
}

/** Reads a stream to its end. @returns whether it was interrupted, so that its client connects again. */
async function wasCutOff(stream: Response): Promise<boolean> {
  return !(await stream.text()).includes('event: complete');
}

it('A gateway that stops rejects new connections, and closes its own spread over SHUTDOWN_SPREAD_MS', async () => {
  const spreadMs = 600;
  const { gateway, token } = await start({ SHUTDOWN_SPREAD_MS: String(spreadMs) });
  const clients = Array.from({ length: 16 }, () => connectSocket(gateway, { token }));
  await Promise.all(clients.map(({ connected }) => connected));
  const streams = Array.from({ length: 4 }, () => subscribeBySse(gateway, { token }, ALL));
  await Promise.all(streams.map((stream) => stream.event()));
  const cutOff = wasCutOff(await openStream(gateway, token));

  const stoppedAt = Date.now();
  const stopped = gateway.stop();
  const late = connectSocket(gateway, { token });
  const closings = await Promise.all(
    clients.map(async ({ closed }) => ({ ...(await closed), afterMs: Date.now() - stoppedAt })),
  );
  expect(closings.map(({ code }) => code)).toEqual(clients.map(() => 1001));
  const times = closings.map(({ afterMs }) => afterMs);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(spreadMs / 4);
  expect((await late.closed).code).toBe(1006);
  expect(await cutOff).toBe(true);
  await stopped;
  expect(Date.now() - stoppedAt).toBeLessThan(spreadMs + 2_000);
});

it('A subscription that has just started does not delay the stop', async () => {
  const { simulator, gateway, token } = await start({ SHUTDOWN_SPREAD_MS: '0' });
  await simulator.control.faults([{ method: 'GET', path: '/api/accounts/v1', kind: 'delay', delayMs: 500 }]);
  const cutOff = openStream(gateway, token).then(wasCutOff);
  await until(
    () => callsOf(simulator),
    (calls) => (calls['GET /api/accounts/v1'] ?? 0) > 0,
  );
  const stoppedAt = Date.now();
  await gateway.stop();
  expect(await cutOff).toBe(true);
  expect(Date.now() - stoppedAt).toBeLessThan(3_000);
});

it('SIGTERM closes WebSockets with 1001 and ends the process', async () => {
  const simulator = await startSimulator();
  open.push(() => simulator.stop());
  const gateway = launchNode('dist/src/main.js', {
    OPERATED_BASE_URL: simulator.url,
    PORT: String(await freePort()),
    SHUTDOWN_SPREAD_MS: '50',
    EXPLORER: 'off',
  });
  const [, url = ''] = await gateway.says(/(http:\/\/127\.0\.0\.1:\d+)/);
  const client = connectSocket({ url }, { token: await simulator.token() });
  await client.subscribe(ALL).event();
  gateway.child.kill('SIGTERM');
  expect(await client.closed).toMatchObject({ code: 1001 });
  expect(await gateway.ended()).toEqual({ code: 0, signal: null });
}, 30_000);
