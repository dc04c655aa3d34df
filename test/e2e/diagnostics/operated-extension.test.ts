import { OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';
import { sendBy } from '../../support/transports.js';

const DEBUG = { 'operated-debug': '1' };
const QUERY = 'query Accounts { accounts { id } hubs(first: 1) { totalCount } }';

interface Operated {
  readonly requestId: string;
  readonly cost: number;
  readonly upstreamCalls: {
    readonly total: number;
    readonly byEndpoint: Readonly<Record<string, { calls: number; joined: number; ms: number }>>;
  };
  readonly cacheHits: number;
  readonly phasesMs: Readonly<Record<string, number>>;
}

const operatedIn = (text: string): Operated | undefined =>
  (JSON.parse(text) as { readonly extensions?: { readonly operated?: Operated } }).extensions?.operated;

describe('extensions.operated in production', () => {
  const stack = useStack({ environment: { NODE_ENV: 'production' } });

  it('is not sent, whatever the header is', async () => {
    const token = await stack.simulator.userToken();
    const answer = await stack.gateway.query(QUERY, { token, headers: DEBUG });

    expect(answer.errors).toEqual([]);
    expect(answer.text).not.toContain('extensions');
  });
});

describe('extensions.operated', () => {
  const stack = useStack({ environment: { CACHE_TTL_MS: '10000' } });
  let token: string;
  beforeEach(async () => {
    token = await stack.simulator.userToken();
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const ask = async (headers: Readonly<Record<string, string>> = DEBUG, query = QUERY, of = token) =>
    operatedIn((await stack.gateway.query(query, { token: of, headers })).text);

  it('is not sent without the header, nor with another value', async () => {
    expect(await ask({})).toBeUndefined();
    expect(await ask({ 'operated-debug': '0' })).toBeUndefined();
  });

  it('has the calls, the cost and the duration of each phase, and the request id', async () => {
    const operated = await ask({ ...DEBUG, 'x-request-id': 'id-of-this-request' });
    const one = { calls: 1, joined: 0, ms: expect.any(Number) as number };

    expect(operated).toEqual({
      requestId: 'id-of-this-request',
      cost: expect.any(Number) as number,
      upstreamCalls: {
        total: 2,
        byEndpoint: { 'GET /api/accounts/v1': one, 'GET /api/hubs/v1': one },
      },
      cacheHits: 0,
      phasesMs: {
        authentication: expect.any(Number) as number,
        parsingAndValidation: expect.any(Number) as number,
        limits: expect.any(Number) as number,
        execution: expect.any(Number) as number,
      },
    });
    expect(Object.values(operated?.phasesMs ?? {}).every((ms) => ms >= 0)).toBe(true);
  });

  it('counts what the cache answers, also where requests are repeated', async () => {
    await ask();
    for (let times = 0; times < 4; times += 1) await ask({});
    const operated = await ask();

    expect(operated?.upstreamCalls).toEqual({ total: 0, byEndpoint: {} });
    expect(operated?.cacheHits).toBe(2);
    expect(await ask({})).toBeUndefined();
  });

  it('counts each attempt of a call that was repeated', async () => {
    const rule = { method: 'GET', path: '/api/accounts/v1', kind: 'status', status: 503, times: 2 } as const;
    await stack.simulator.control.faults([rule]);
    const operated = await ask(DEBUG, '{ accounts { id } }');

    expect(operated?.upstreamCalls).toMatchObject({
      total: 3,
      byEndpoint: { 'GET /api/accounts/v1': { calls: 3 } },
    });
  });

  it('shows a call of another request of the principal as joined, and none of another principal', async () => {
    const other = await stack.simulator.userToken();
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'delay', delayMs: 500 }]);
    const [first, second, foreign] = await Promise.all([
      ask(DEBUG, '{ accounts { id } }'),
      ask(DEBUG, '{ accounts { id } }'),
      ask(DEBUG, '{ accounts { id } }', other),
    ]);
    const counts = [first, second, foreign].map((operated) => {
      const { calls, joined } = operated?.upstreamCalls.byEndpoint['GET /api/accounts/v1'] ?? {};
      return { calls, joined };
    });

    expect(counts.slice(0, 2)).toEqual(
      expect.arrayContaining([
        { calls: 1, joined: 0 },
        { calls: 0, joined: 1 },
      ]),
    );
    expect(counts[2]).toEqual({ calls: 1, joined: 0 });
  });

  it('is sent with the errors of an operation', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);
    const failed = await ask();
    expect(failed?.upstreamCalls.total).toBeGreaterThan(0);
    const invalid = await ask(DEBUG, '{ nothing }');
    expect(Object.keys(invalid?.phasesMs ?? {})).toEqual(['authentication', 'parsingAndValidation']);
  });
});

describe('extensions.operated on other transports', () => {
  const stack = useStack({ environment: OPEN_SERVICE });

  it.each(['WebSocket', 'SSE'] as const)(
    'is sent over %s where the extensions ask for it',
    async (transport) => {
      const sent = { query: '{ hubs(first: 1) { totalCount } }' };
      const plain = await sendBy(transport, stack.gateway, sent);
      const asked = await sendBy(transport, stack.gateway, { ...sent, extensions: { operated: true } });

      expect(plain).not.toHaveProperty('extensions');
      expect(asked).toMatchObject({
        extensions: { operated: { upstreamCalls: { byEndpoint: { 'GET /api/hubs/v1': { calls: 1 } } } } },
      });
    },
  );
});
