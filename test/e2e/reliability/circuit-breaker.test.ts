import { startSimulator } from '../../support/simulator.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { callsOf, read, useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf, hubWhere } from '../../support/world.js';
import { changeMany, putsByHub } from '../changing-hubs/changes.js';

const LIST = '/api/hubs/v1';
const LIST_CALLS = `GET ${LIST}`;
const QUERY = '{ hubs { totalCount } }';
const OPEN = 'Operated has failed repeatedly: the gateway does not call it for a moment.';
const TRIAL_MS = 250;
/** Far more than a trial call needs on a busy machine. */
const PATIENCE_MS = 20_000;

interface Readiness {
  readonly circuitBreakers?: Readonly<Record<string, string>>;
}

const readiness = async ({ url }: TestGateway): Promise<Readiness> =>
  (await (await fetch(`${url}/readyz`)).json()) as Readiness;

const openBreakers = async (gateway: TestGateway): Promise<readonly string[]> =>
  Object.values((await readiness(gateway)).circuitBreakers ?? {}).filter((state) => state === 'open');

describe('the circuit breaker of an endpoint', () => {
  const stack = useStack({
    simulator: { hubs: 12, accounts: 1 },
    gateway: { circuitBreaker: { trialMs: TRIAL_MS } },
  });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  afterEach(async () => {
    await stack.simulator.control.clearFaults();
    await until(
      async () => (await closeAll(), ready()),
      (body) => !('circuitBreakers' in body),
    );
  });

  const ready = () => readiness(stack.gateway);
  /** Causes the trial calls that close breakers. */
  const closeAll = () => {
    const [hub] = hubsOf(stack.simulator.world);
    const query = `{ accounts { id } hubs { totalCount } hub(id: "${hub?.id}") { id } }`;
    return stack.gateway.query(query, { token });
  };
  const failTimes = async (times: number) => {
    for (let count = 0; count < times; count += 1) await stack.gateway.query(QUERY, { token });
  };

  it('stays closed for answers below 500', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: LIST, kind: 'status', status: 429 }]);
    await failTimes(30);

    expect(await ready()).toEqual({ status: 'ready', redis: 'unused' });
  });

  it('stays closed when clients disconnect', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: LIST, kind: 'delay', delayMs: 200 }]);
    await stack.simulator.control.clearRequests();
    const clients = Array.from({ length: 25 }, () => {
      const client = new AbortController();
      const answer = stack.gateway.query(QUERY, { token, signal: client.signal });
      answer.catch(() => undefined);
      return client;
    });
    await until(
      () => callsOf(stack.simulator),
      ({ [LIST_CALLS]: count = 0 }) => count > 0,
    );
    for (const client of clients) client.abort();

    expect(await ready()).toEqual({ status: 'ready', redis: 'unused' });
  });

  it('opens after failures, rejects calls without sending them, affects no other endpoint, and closes', async () => {
    // Each query makes four calls, of which all fail, until the retry budget is spent.
    await stack.simulator.control.faults([{ method: 'GET', path: LIST, kind: 'status', status: 503 }]);
    await until(
      async () => (await failTimes(1), ready()),
      (body) => 'circuitBreakers' in body,
    );
    expect(await ready()).toEqual({
      status: 'ready',
      redis: 'unused',
      circuitBreakers: { [LIST_CALLS]: 'open' },
    });
    expect((await fetch(`${stack.gateway.url}/readyz`)).status).toBe(200);

    await stack.simulator.control.clearRequests();
    const startedAt = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        stack.gateway.query('{ accounts { id } hubs { totalCount } }', { token }),
      ),
    );
    const { [LIST_CALLS]: sent = 0 } = await callsOf(stack.simulator);
    expect(sent).toBeLessThanOrEqual(2 + (performance.now() - startedAt) / TRIAL_MS);
    for (const { data, errors } of answers) {
      expect(data).toMatchObject({ accounts: [{}], hubs: null });
      expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    }
    expect(answers.some(({ errors }) => errors[0]?.message === OPEN)).toBe(true);

    await stack.simulator.control.clearFaults();
    await until(
      () => stack.gateway.query(QUERY, { token }),
      ({ errors }) => errors.length === 0,
    );
    expect(await ready()).toEqual({ status: 'ready', redis: 'unused' });
    const states = stack.gateway.log
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'circuit breaker');
    expect(states).toMatchObject([
      { level: 'warn', endpoint: LIST_CALLS, state: 'open' },
      { level: 'info', endpoint: LIST_CALLS, state: 'closed' },
    ]);
  });

  it('that is open rejects a change, which is reported as not sent', async () => {
    const { id } = hubWhere(stack.simulator.world, ({ product, online }) => product === 'O-PC-4' && online);
    const path = '/api/hubs/v1/{hubId}/config';
    await stack.simulator.control.faults([{ method: 'PUT', path, kind: 'status', status: 500 }]);
    const change = async (index: number) => {
      await stack.simulator.control.clearRequests();
      const portal = index % 2 === 0 ? 'ACTIVE' : 'BOTH';
      const changed = await changeMany(stack, [id], { autoSwitchDisconnect: portal }, { token });
      return { ...changed, puts: await putsByHub(stack) };
    };
    let index = 0;
    const { results, codes } = await until(
      () => change((index += 1)),
      ({ puts, results: [result] }) => puts.size === 0 && result?.userErrors.length === 1,
    );

    expect(results[0]?.userErrors).toEqual([
      { code: 'NOT_CONFIRMED', message: `Nothing was sent: ${OPEN}`, field: null },
    ]);
    expect(codes.get(id)).toBe('UPSTREAM_UNAVAILABLE');
    await stack.simulator.control.clearFaults();
    await until(
      () => change((index += 1)),
      ({ puts, results: [result] }) => puts.size === 1 && result?.userErrors.length === 0,
    );
  });
});

describe.each(['refuses connections', 'hangs'] as const)('while Operated %s', (kind) => {
  it(
    'operations end within their deadline, and succeed within two seconds of its return',
    async () => {
      const deadlineMs = 1_000;
      let simulator = await startSimulator({ hubs: 12, accounts: 1 });
      const port = Number(new URL(simulator.url).port);
      const gateway = await startTestGateway(simulator.url, {
        REQUEST_DEADLINE_MS: String(deadlineMs),
        OPERATED_TIMEOUT_MS: '600',
      });
      try {
        const token = await simulator.token();
        const query = '{ accounts { id } hubs { totalCount } spaces { totalCount } }';
        await read(gateway, query, { token });
        if (kind === 'hangs') await simulator.control.faults([{ method: '*', path: '*', kind: 'hang' }]);
        else await simulator.stop();

        // The outage lasts until all breakers are open and each client has sent an operation after that.
        let isOpen = false;
        const clients = Array.from({ length: 8 }, async () => {
          const took: number[] = [];
          for (let isLast = false; ; isLast = isOpen) {
            const startedAt = performance.now();
            const { errors } = await gateway.query(query, { token });
            took.push(performance.now() - startedAt);
            expect(errors).toHaveLength(3);
            if (isLast) return Math.max(...took);
            isOpen ||= (await openBreakers(gateway)).length === 3;
          }
        });
        // Far more than the deadline, for a busy machine.
        expect(Math.max(...(await Promise.all(clients)))).toBeLessThan(deadlineMs + 2_000);

        if (kind === 'hangs') await simulator.control.clearFaults();
        else simulator = await startSimulator({ hubs: 12, accounts: 1, port });
        const returnedAt = performance.now();
        const renewed = kind === 'hangs' ? token : await simulator.token();
        await until(
          () => gateway.query(query, { token: renewed }),
          ({ errors }) => errors.length === 0,
        );
        // Two seconds, and more for a busy machine; without trial calls it takes ten.
        expect(performance.now() - returnedAt).toBeLessThan(5_000);
      } finally {
        await gateway.stop();
        await simulator.stop();
      }
    },
    PATIENCE_MS * 2,
  );
});
