import { OPEN_SERVICE } from '../../support/gateway.js';
import { callsOf, read, type StackOptions, startStack, useStack } from '../../support/stack.js';

const TOKEN = 'POST /identity/oauth/v2/token';
const HUBS = 'GET /api/hubs/v1';
const QUERY = '{ hubs { totalCount } }';
const MINUTE = 60_000;

/** The log lines of issued tokens. */
function issuedTokens(log: readonly string[]): readonly { grant: string; expiresAt: string }[] {
  return log
    .map((line) => JSON.parse(line) as { msg: string; grant: string; expiresAt: string })
    .filter(({ msg }) => msg === 'token issued');
}

describe('the service token', () => {
  const stack = useStack({
    simulator: { tokenFormat: 'jwt' },
    environment: { ...OPEN_SERVICE, OPERATED_TIMEOUT_MS: '1000', LOG_LEVEL: 'trace' },
  });

  beforeEach(async () => {
    const { control } = stack.simulator;
    await control.clearFaults();
    // Each test starts with a token that Operated no longer accepts.
    await control.revoke({ clientId: 'demo-client' });
    await control.clearRequests();
  });

  it('is requested once for 50 concurrent requests', async () => {
    const fresh = await startStack({ environment: OPEN_SERVICE });
    try {
      await Promise.all(Array.from({ length: 50 }, () => read(fresh.gateway, QUERY)));

      expect(await callsOf(fresh.simulator)).toEqual({ [TOKEN]: 1, [HUBS]: 50 });
    } finally {
      await fresh.stop();
    }
  });

  it('is requested once more after a 401, for however many requests, and none of them fails', async () => {
    await Promise.all(Array.from({ length: 20 }, () => read(stack.gateway, QUERY)));

    expect((await callsOf(stack.simulator))[TOKEN]).toBe(1);
  });

  it('is requested once more after a 401, and a second 401 is an error of the gateway, not of the caller', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 401 },
    ]);
    const { status, errors } = await stack.gateway.query(QUERY);

    expect(await callsOf(stack.simulator)).toEqual({ [TOKEN]: 1, [HUBS]: 2 });
    expect(status).toBe(502);
    expect(errors).toMatchObject([{ path: ['hubs'], extensions: { code: 'GATEWAY_CREDENTIALS_REJECTED' } }]);
  });

  it('is not requested on behalf of a user whose token is rejected', async () => {
    await stack.gateway.query(QUERY, { token: 'nobody' });

    expect(await callsOf(stack.simulator)).toEqual({ [HUBS]: 1 });
  });

  it('is in no line of the log, and neither is the client secret', async () => {
    await read(stack.gateway, QUERY);
    const log = stack.gateway.log.join('');

    expect(log).toContain('"msg":"token issued"');
    expect(log).not.toContain('demo-secret');
    // The beginning of every JWT.
    expect(log).not.toContain('eyJ');
  });
});

describe('the life of the service token', () => {
  let elapsedMs: number;

  beforeEach(() => {
    elapsedMs = 0;
    const realTime = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => realTime() + elapsedMs);
  });
  afterEach(() => jest.restoreAllMocks());

  const withStack = async (
    options: StackOptions,
    test: (stack: Awaited<ReturnType<typeof startStack>>) => Promise<void>,
  ) => {
    const stack = await startStack({ ...options, environment: OPEN_SERVICE });
    try {
      await read(stack.gateway, QUERY);
      await test(stack);
    } finally {
      await stack.stop();
    }
  };

  it.each([
    ['seconds', 7_200],
    ['text', 7_200],
    ['date', 7_200],
    ['none', 3_600],
  ] as const)('is read from the answer: %s', async (expiry, seconds) => {
    const before = Date.now();
    await withStack({ simulator: { expiry, tokenSeconds: 7_200 } }, async ({ gateway }) => {
      const lifeMs = Date.parse(issuedTokens(gateway.log)[0]?.expiresAt ?? '') - before;

      expect(lifeMs).toBeGreaterThan(seconds * 1_000 - 100);
      expect(lifeMs).toBeLessThan(seconds * 1_000 + 5_000);
    });
  });

  it.each(['seconds', 'text', 'date', 'none'] as const)(
    'is refreshed one minute before its expiry: %s',
    async (expiry) => {
      await withStack({ simulator: { expiry } }, async ({ gateway, simulator }) => {
        elapsedMs = 58 * MINUTE;
        await read(gateway, QUERY);
        expect(issuedTokens(gateway.log).map(({ grant }) => grant)).toEqual(['client_credentials']);

        elapsedMs = 59 * MINUTE + 5_000;
        await Promise.all(Array.from({ length: 10 }, () => read(gateway, QUERY)));

        expect(issuedTokens(gateway.log).map(({ grant }) => grant)).toEqual([
          'client_credentials',
          'refresh_token',
        ]);
        const { log } = await simulator.control.requests();
        expect(log.filter(({ status }) => status !== 200)).toEqual([]);
      });
    },
  );

  it('is issued for the client credentials again where the refresh is rejected', async () => {
    await withStack({ simulator: { refreshSeconds: 60 } }, async ({ gateway }) => {
      elapsedMs = 59 * MINUTE + 5_000;
      await read(gateway, QUERY);

      expect(issuedTokens(gateway.log).map(({ grant }) => grant)).toEqual([
        'client_credentials',
        'client_credentials',
      ]);
    });
  });

  it('is issued for the client credentials again where there is no refresh token', async () => {
    await withStack({ simulator: { serviceRefresh: 'off' } }, async ({ gateway, simulator }) => {
      elapsedMs = 59 * MINUTE + 5_000;
      await read(gateway, QUERY);

      expect(issuedTokens(gateway.log).map(({ grant }) => grant)).toEqual([
        'client_credentials',
        'client_credentials',
      ]);
      expect((await callsOf(simulator))[TOKEN]).toBe(2);
    });
  });

  it('stays in use until it expires where it cannot be renewed', async () => {
    await withStack({}, async ({ gateway, simulator }) => {
      await simulator.control.faults([
        { method: 'POST', path: '/identity/oauth/v2/token', kind: 'status', status: 503 },
      ]);
      elapsedMs = 59 * MINUTE + 5_000;
      await read(gateway, QUERY);
      await read(gateway, QUERY);
      expect(await callsOf(simulator)).toEqual({ [TOKEN]: 2, [HUBS]: 3 });

      elapsedMs = 60 * MINUTE + 5_000;
      const { errors } = await gateway.query(QUERY);
      expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);

      await simulator.control.clearFaults();
      await read(gateway, QUERY);
    });
  });
});
