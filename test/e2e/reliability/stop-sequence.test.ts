import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { endProcessesAfterAll } from '../../support/launch.js';
import { launchGateway, type LaunchedGateway } from '../../support/launched-gateway.js';
import { connectSocket } from '../../support/live.js';
import { beginRequest } from '../../support/requests-under-way.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

endProcessesAfterAll();

const DOCUMENT = '{ hubs(first: 5) { nodes { id } } }';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: 1, hubs: 6 });
});
afterAll(() => simulator.stop());
afterEach(() => simulator.control.faults([]));

const start = (variables: Readonly<Record<string, string>>): Promise<LaunchedGateway> =>
  launchGateway(simulator.url, variables);

const readiness = (url: string): Promise<number | 'refused'> =>
  fetch(`${url}/readyz`).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => 'refused',
  );

const stopsToBeReady = (url: string) =>
  until(
    () => readiness(url),
    (status) => status !== 200,
  );

const hangs = () => simulator.control.faults([{ method: '*', path: '*', kind: 'hang' }]);

describe('A second signal', () => {
  it('ends the process at once with 143, and the log has the count of what was cut off', async () => {
    const gateway = await start({ SHUTDOWN_TIMEOUT_MS: '600000', SHUTDOWN_DELAY_MS: '600000' });
    const token = await simulator.token();
    await hangs();
    const waiting = await beginRequest(gateway.url, token, DOCUMENT);
    const cutOff = waiting.finish().catch(() => 'cut off');
    gateway.child.kill('SIGTERM');
    await gateway.says(/"stopping"/);
    // Signals within a fifth of a second count as one: they are repeated until the process has ended.
    const again = setInterval(() => gateway.child.kill('SIGTERM'), 100);
    expect(await gateway.ended()).toEqual({ code: 143, signal: null });
    clearInterval(again);
    expect(await cutOff).toBe('cut off');
    expect(gateway.log().at(-1)).toMatchObject({
      level: 'warn',
      msg: 'a second signal: the process ends at once',
      signal: 'SIGTERM',
      requests: 1,
      connections: 0,
    });
  });

  it('right after the first counts as the same signal, because npm forwards signals', async () => {
    const gateway = await start({ SHUTDOWN_DELAY_MS: '300' });
    gateway.child.kill('SIGINT');
    gateway.child.kill('SIGINT');
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
  });
});

describe('SIGTERM', () => {
  it('turns /readyz at once, serves new requests during SHUTDOWN_DELAY_MS and closes their connections', async () => {
    const gateway = await start({ SHUTDOWN_DELAY_MS: '2000' });
    const token = await simulator.token();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const kept = () =>
      new Promise<readonly (string | number | undefined)[]>((resolve, reject) => {
        get(`${gateway.url}/healthz`, { agent }, (answer) => {
          answer.resume().once('end', () => resolve([answer.statusCode, answer.headers.connection]));
        }).once('error', reject);
      });
    expect(await kept()).toEqual([200, 'keep-alive']);

    const stoppedAt = performance.now();
    gateway.child.kill('SIGTERM');
    expect(await stopsToBeReady(gateway.url)).toBe(503);
    const late = await beginRequest(gateway.url, token, DOCUMENT);
    expect(await late.finish()).toMatchObject({ status: 200, connection: 'close' });
    // The connection was idle when the signal came.
    expect(await kept()).toEqual([200, 'close']);
    const socket = connectSocket(gateway, { token });
    await socket.connected;
    expect(await socket.closed).toMatchObject({ code: 1001 });
    expect(performance.now() - stoppedAt).toBeGreaterThan(2_000);
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
    expect(await readiness(gateway.url)).toBe('refused');
    agent.destroy();
  });

  it('keeps the listener open while requests arrive, for twice SHUTDOWN_DELAY_MS at most', async () => {
    const delayMs = 1_500;
    const gateway = await start({ SHUTDOWN_DELAY_MS: String(delayMs) });
    const stoppedAt = performance.now();
    gateway.child.kill('SIGTERM');
    const refusedAfterMs = await new Promise<number>((resolve) => {
      const requests = setInterval(() => {
        fetch(`${gateway.url}/graphql?query={__typename}`).then(
          (answer) => answer.arrayBuffer(),
          () => {
            clearInterval(requests);
            resolve(performance.now() - stoppedAt);
          },
        );
      }, 50);
    });
    expect(refusedAfterMs).toBeGreaterThan(1.9 * delayMs);
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
    const [stopped] = gateway.log().filter(({ msg }) => msg === 'stopped');
    expect(stopped?.['durationMs']).toBeLessThan(2 * delayMs + 2_000);
  });

  it('waits for 200 requests under way, and not for a connection on which no request has begun', async () => {
    const gateway = await start({ REQUESTS_IN_FLIGHT: '200', SHUTDOWN_TIMEOUT_MS: '600000' });
    const silent = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    await once(silent, 'connect');
    // The gateway has accepted the connection: it was the first of many.
    expect(await readiness(gateway.url)).toBe(200);
    const closed = once(silent, 'close');
    silent.resume();
    const token = await simulator.token();
    await simulator.control.faults([{ method: 'GET', path: '*', kind: 'delay', delayMs: 500 }]);
    const begun = await Promise.all(
      Array.from({ length: 200 }, () => beginRequest(gateway.url, token, DOCUMENT)),
    );
    const firstHalf = begun.slice(0, 100).map((request) => request.finish());
    gateway.child.kill('SIGTERM');
    await gateway.says(/"stopping"/);
    // These arrive after the listener has been closed, on connections whose request had begun.
    const secondHalf = begun.slice(100).map((request) => request.finish());
    const answers = await Promise.all([...firstHalf, ...secondHalf]);
    const whole = answers.filter(({ status, text }) => status === 200 && !text.includes('"errors"'));
    expect(whole).toHaveLength(200);
    expect(new Set(answers.map(({ connection }) => connection))).toEqual(new Set(['close']));
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
    const stopping = gateway.log().find(({ msg }) => msg === 'stopping');
    expect(stopping?.['requests']).toBeGreaterThanOrEqual(100);
    await closed;
  });

  it('logs how many requests SHUTDOWN_TIMEOUT_MS cuts off', async () => {
    const gateway = await start({ SHUTDOWN_TIMEOUT_MS: '200' });
    const token = await simulator.token();
    await hangs();
    const begun = await Promise.all(
      Array.from({ length: 3 }, () => beginRequest(gateway.url, token, DOCUMENT)),
    );
    const outcomes = begun.map((request) => request.finish().catch(() => 'cut off'));
    gateway.child.kill('SIGTERM');
    expect(await Promise.all(outcomes)).toEqual(['cut off', 'cut off', 'cut off']);
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
    expect(gateway.log().find(({ msg }) => msg === 'cut off after SHUTDOWN_TIMEOUT_MS')).toMatchObject({
      requests: 3,
      connections: 0,
    });
  });
});
