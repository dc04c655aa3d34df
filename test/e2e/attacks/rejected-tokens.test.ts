import { callsOf, startStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

const ALIASES = Array.from({ length: 25 }, (_, index) => `h${index}: hub(id: "hub-${index}") { id }`).join(
  ' ',
);
const QUERY = `{ viewer { id } accounts { id } spaces { totalCount } ${ALIASES} }`;
const HUBS = '{ hubs(first: 1) { totalCount } }';

/** Longer than the test may take. */
const NEVER_MS = 60_000;

let skewMs: number;
let stack: Awaited<ReturnType<typeof startStack>>;

beforeEach(async () => {
  skewMs = 0;
  stack = await startStack({ gateway: { now: () => Date.now() + skewMs } });
});
afterEach(() => stack.stop());

const calls = async () =>
  Object.values(await callsOf(stack.simulator)).reduce((sum, count) => sum + count, 0);
const codes = (errors: readonly { extensions: { code: string } }[]) => [
  ...new Set(errors.map(({ extensions }) => extensions.code)),
];

describe('a bearer token that Operated has rejected', () => {
  it('causes one call, however many fields one request has', async () => {
    const { errors } = await stack.gateway.query(QUERY, { token: 'invented' });

    expect(codes(errors)).toEqual(['UNAUTHENTICATED']);
    expect(await calls()).toBe(1);
  });

  it('causes one call, however many requests are sent with it at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => stack.gateway.query(QUERY, { token: 'invented' })),
    );

    for (const { errors } of answers) expect(codes(errors)).toEqual(['UNAUTHENTICATED']);
    expect(await calls()).toBe(1);
  });

  it('causes no call for five seconds, and one after that', async () => {
    await stack.gateway.query(HUBS, { token: 'invented' });
    skewMs = 4_000;
    const { status, errors } = await stack.gateway.query(HUBS, { token: 'invented' });
    expect({ status, codes: codes(errors) }).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] });
    expect(await calls()).toBe(1);

    skewMs = 6_000;
    await stack.gateway.query(HUBS, { token: 'invented' });
    expect(await calls()).toBe(2);
  });

  it('is used again after five seconds, where Operated accepts it then', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 401, times: 1 },
    ]);
    expect((await stack.gateway.query(HUBS, { token })).status).toBe(401);

    skewMs = 6_000;
    expect((await stack.gateway.query(HUBS, { token })).errors).toEqual([]);
  });

  it('does not affect another token', async () => {
    const token = await stack.simulator.userToken();
    const [invented, valid] = await Promise.all([
      stack.gateway.query(HUBS, { token: 'invented' }),
      stack.gateway.query(HUBS, { token }),
    ]);

    expect(invented.status).toBe(401);
    expect(valid.errors).toEqual([]);
    expect((await stack.gateway.query(HUBS, { token })).errors).toEqual([]);
  });
});

describe('a bearer token that Operated has not seen yet', () => {
  it('does not make one slow call delay all others', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'delay', delayMs: NEVER_MS },
    ]);
    await stack.simulator.control.clearRequests();
    const client = new AbortController();
    let isAnswered = false;
    const slow = stack.gateway.query(HUBS, { token, signal: client.signal }).then(
      () => (isAnswered = true),
      () => undefined,
    );
    await until(calls, (count) => count === 1);
    const { errors } = await stack.gateway.query('{ accounts { id } }', { token });

    expect(errors).toEqual([]);
    expect(isAnswered).toBe(false);
    client.abort();
    await slow;
  });
});
