import type { FaultRule } from '../../../simulator/faults/rule.js';
import { read, startStack, useStack } from '../../support/stack.js';
import { accountOf, hubsOf, spacesOf } from '../../support/world.js';
import { MESSAGES } from '../reliability/fault-matrix.js';
import { leaksIn, leaksInLog } from './leaks.js';

type Fault = Omit<FaultRule, 'method' | 'path'>;

/** One fault for each code, and those that are not in fault-matrix.ts: faulty-reads.test.ts tests all kinds. */
const FAULTS: readonly (readonly [string, Fault, string, object])[] = [
  ['401', { kind: 'status', status: 401 }, 'UNAUTHENTICATED', {}],
  [
    '429 with Retry-After',
    { kind: 'status', status: 429, retryAfter: 17 },
    'UPSTREAM_RATE_LIMITED',
    { retryAfter: 17 },
  ],
  ['408', { kind: 'status', status: 408 }, 'UPSTREAM_TIMEOUT', {}],
  ['200 with an error', { kind: 'status', status: 200 }, 'UPSTREAM_INVALID_RESPONSE', {}],
  ['502', { kind: 'status', status: 502 }, 'UPSTREAM_UNAVAILABLE', {}],
  ['503 with Retry-After', { kind: 'status', status: 503, retryAfter: 5 }, 'UPSTREAM_UNAVAILABLE', {}],
  ['a reset connection', { kind: 'reset' }, 'UPSTREAM_UNAVAILABLE', {}],
];

/** Failures after which a GET is repeated, three times at most. */
const RETRIED: ReadonlySet<string> = new Set(['502', 'a reset connection']);
const ATTEMPTS = 4;

describe('a failure of Operated', () => {
  const stack = useStack({
    environment: {
      OPERATED_TIMEOUT_MS: '600',
      // No Retry-After of these tests fits into it, so that none is waited for.
      REQUEST_DEADLINE_MS: '4900',
      LOG_LEVEL: 'trace',
    },
    // These tests cause little but failures.
    gateway: { circuitBreaker: { minimumCalls: Infinity } },
  });
  let token: string;

  // A Retry-After holds for all calls of a principal.
  beforeEach(async () => {
    token = await stack.simulator.userToken();
    // The calls of a token that Operated has not accepted yet wait for the first of them.
    await read(stack.gateway, '{ accounts { id } }', { token });
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const error = (code: string, details: object, ...path: (string | number)[]) => ({
    message: MESSAGES[code],
    path,
    locations: [expect.anything()] as unknown[],
    extensions: { code, ...details },
  });
  const failing = (path: FaultRule['path'], fault: Fault) =>
    stack.simulator.control.faults([{ method: 'GET', path, ...fault }]);

  it.each(FAULTS)(
    'of the list of hubs affects only the fields that need it, with the code: %s',
    async (_title, fault, code, details) => {
      await failing('/api/hubs/v1', fault);
      const answer = await stack.gateway.query(
        '{ accounts { name power { wattage } } spaces { totalCount } hubs { totalCount } }',
        { token },
      );

      expect(answer.data).toEqual({
        accounts: [{ name: accountOf(stack.simulator.world).name, power: null }],
        spaces: { totalCount: spacesOf(stack.simulator.world).length },
        hubs: null,
      });
      expect(answer.errors).toHaveLength(2);
      expect(answer.errors).toEqual(
        expect.arrayContaining([error(code, details, 'hubs'), error(code, details, 'accounts', 0, 'power')]),
      );
      expect(answer.status).toBe(code === 'UNAUTHENTICATED' ? 401 : 200);
      expect(leaksIn(answer.text, stack, token)).toEqual([]);
      expect(leaksInLog(stack.gateway.log, token)).toEqual([]);
    },
  );

  const single = FAULTS.filter(([title]) => !RETRIED.has(title));
  it.each(single)('of one hub affects that hub only: %s', async (_title, fault, code, details) => {
    const [first, second, third] = hubsOf(stack.simulator.world);
    await failing('/api/hubs/v1/{hubId}', { ...fault, times: 1 });
    const answer = await stack.gateway.query(
      `{ one: hub(id: "${first?.id}") { name } two: hub(id: "${second?.id}") { name } three: hub(id: "${third?.id}") { name } }`,
      { token },
    );

    const failed = answer.errors[0]?.path?.[0];
    expect(answer.errors).toEqual([error(code, details, String(failed))]);
    expect(answer.data).toEqual({
      one: { name: first?.name },
      two: { name: second?.name },
      three: { name: third?.name },
      [String(failed)]: null,
    });
    expect(leaksIn(answer.text, stack, token)).toEqual([]);
  });

  it.each([
    ['/api/accounts/v1', 'accounts', 'UPSTREAM_UNAVAILABLE'],
    ['/api/spaces/v1', 'spaces', 'UPSTREAM_UNAVAILABLE'],
    ['/identity/oauth/v2/userinfo', 'viewer', 'UPSTREAM_UNAVAILABLE'],
  ] as const)('of %s costs the field %s alone', async (path, field, code) => {
    await failing(path, { kind: 'status', status: 500 });
    const answer = await stack.gateway.query(
      '{ accounts { id } spaces { totalCount } viewer { kind } hubs { totalCount } }',
      { token },
    );

    expect(answer.errors).toEqual([error(code, {}, field)]);
    expect(Object.entries(answer.data as object).filter(([, value]) => value === null)).toEqual([
      [field, null],
    ]);
  });

  it('of the list of accounts affects no field of a hub except its account', async () => {
    await failing('/api/accounts/v1', { kind: 'status', status: 500 });
    const answer = await stack.gateway.query('{ hubs(first: 2) { nodes { name account { id } } } }', {
      token,
    });

    expect(answer.data).toEqual({
      hubs: {
        nodes: hubsOf(stack.simulator.world)
          .slice(0, 2)
          .map(({ name }) => ({ name, account: null })),
      },
    });
    expect(answer.errors).toHaveLength(2);
  });

  it('of a single hub with 404 is null and no error', async () => {
    const [hub] = hubsOf(stack.simulator.world);
    await failing('/api/hubs/v1/{hubId}', { kind: 'status', status: 404 });

    expect(await stack.gateway.query(`{ hub(id: "${hub?.id}") { name } }`, { token })).toMatchObject({
      data: { hub: null },
      errors: [],
    });
  });

  it.each(['/api/hubs/v1', '/api/accounts/v1', '/api/spaces/v1'] as const)(
    'of the list %s with 404 is an error, because a list always exists',
    async (path) => {
      await failing(path, { kind: 'status', status: 404 });
      const { errors } = await stack.gateway.query(
        '{ accounts { id } spaces { totalCount } hubs { totalCount } }',
        {
          token,
        },
      );

      expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }]);
    },
  );

  it.each([
    ['hubs:read', '{ accounts { id } }', 'accounts', 'accounts:read'],
    ['hubs:read', '{ account(id: "x") { id } }', 'account', 'accounts:read'],
    ['accounts:read', '{ hubs { totalCount } }', 'hubs', 'hubs:read'],
    ['accounts:read', '{ hub(id: "x") { id } }', 'hub', 'hubs:read'],
    ['accounts:read', '{ hubBySerialNumber(serialNumber: "x") { id } }', 'hubBySerialNumber', 'hubs:read'],
  ])(
    'of a token that has only %s names the missing scope: %s',
    async (scopes, document, field, requiredScope) => {
      const narrow = await stack.simulator.userToken({ scopes });
      const answer = await stack.gateway.query(document, { token: narrow });

      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({ [field]: null });
      expect(answer.errors).toMatchObject([
        {
          message: `The token lacks the scope ${requiredScope}.`,
          path: [field],
          extensions: { code: 'FORBIDDEN', requiredScope },
        },
      ]);
    },
  );

  it('ends as soon as Operated answers again', async () => {
    await failing('*', { kind: 'status', status: 503 });
    const during = await stack.gateway.query('{ hubs { totalCount } }', { token });
    await stack.simulator.control.clearFaults();
    const after = await stack.gateway.query('{ hubs { totalCount } }', { token });

    expect(during.errors).toHaveLength(1);
    expect(after.errors).toEqual([]);
  });
});

describe('a failure of Operated that does not pass with a retry', () => {
  let stack: Awaited<ReturnType<typeof startStack>>;

  // A gateway for each test: they would share its retry budget.
  beforeEach(async () => {
    // One hub after the other, so that all attempts of the first have the fault.
    stack = await startStack({ environment: { OPERATED_PARALLEL_READS: '1' } });
  });
  afterEach(() => stack.stop());

  const lasting = FAULTS.filter(([title]) => RETRIED.has(title));
  it.each(lasting)('of one hub affects that hub only: %s', async (_title, fault, code) => {
    const [first, second] = hubsOf(stack.simulator.world);
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1/{hubId}', ...fault, times: ATTEMPTS },
    ]);
    const token = await stack.simulator.userToken();
    const { data, errors, text } = await stack.gateway.query(
      `{ one: hub(id: "${first?.id}") { name } two: hub(id: "${second?.id}") { name } }`,
      { token },
    );

    expect(errors).toMatchObject([{ path: ['one'], message: MESSAGES[code], extensions: { code } }]);
    expect(data).toEqual({ one: null, two: { name: second?.name } });
    expect(leaksIn(text, stack, token)).toEqual([]);
  });
});

describe('an Operated that cannot be reached', () => {
  const stack = useStack({ environment: { LOG_LEVEL: 'trace' } });

  it('is reported with its own code, and the gateway stays healthy', async () => {
    await stack.simulator.stop();
    const answer = await stack.gateway.query(
      '{ hubs { totalCount } configSettings(product: UNKNOWN) { name } }',
      {
        token: 'any',
      },
    );

    expect(answer.data).toEqual({ hubs: null, configSettings: [] });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(leaksIn(answer.text, stack, '"any"')).toEqual([]);
    expect((await fetch(`${stack.gateway.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${stack.gateway.url}/readyz`)).status).toBe(200);
  });
});
