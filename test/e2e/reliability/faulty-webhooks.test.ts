import { createServiceToken } from '../../../src/auth/oauth/service-token.js';
import { createTokenEndpoint } from '../../../src/auth/oauth/token-endpoint.js';
import { servicePrincipal } from '../../../src/auth/principal.js';
import { rateLimitFactory } from '../../../src/cluster/rate-limits.js';
import { tokenRequests } from '../../../src/datasources/token-requests.js';
import { createOperatedClient } from '../../../src/datasources/upstream/operated-client.js';
import { createWebhookSubscriptions } from '../../../src/datasources/webhook-subscriptions.js';
import { GatewayError } from '../../../src/schema/gateway-error.js';
import { createTestLogger } from '../../support/log.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { FAULT_KINDS } from './fault-matrix.js';

const RECEIVER = { url: 'http://127.0.0.1:1/hooks', verificationToken: 'canary-verification-token' };
const CREATE = { method: 'POST', path: '/subscriptions/v1/' } as const;
const EXTEND = { method: 'PATCH', path: '/subscriptions/v1/{id}' } as const;
const REMOVE = { method: 'DELETE', path: '/subscriptions/v1/{id}' } as const;

/** The code with which work fails; `whole` where it does not. */
const effectOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'whole',
    (error: unknown) => (error instanceof GatewayError ? error.code : String(error)),
  );

// Without a gateway, which would wait ten seconds after each failure; live/webhooks.test.ts tests it as a whole.
describe('Where Operated answers requests for a webhook subscription', () => {
  const { logger, lines } = createTestLogger();
  let elapsedMs = 0;
  let simulator: TestSimulator;
  let client: ReturnType<typeof createOperatedClient>;
  let subscriptions: ReturnType<typeof createWebhookSubscriptions>;

  beforeAll(async () => {
    const now = () => Date.now() + elapsedMs;
    simulator = await startSimulator({ hubs: 1, accounts: 1 });
    client = createOperatedClient({
      baseUrl: simulator.url,
      timeoutMs: 1_000,
      concurrency: 10,
      circuitBreaker: { minimumCalls: Infinity },
      callsPerMinute: rateLimitFactory(null)('calls', 1_000_000),
      onRejected: () => undefined,
      logger,
      now,
    });
    const credentials = { clientId: 'demo-client', clientSecret: 'demo-secret', scopes: ['hubs:read'] };
    const endpoint = createTokenEndpoint(tokenRequests(client, logger), credentials, logger, now);
    const service = servicePrincipal('demo-client', createServiceToken(endpoint, logger, now));
    subscriptions = createWebhookSubscriptions(client, service, logger);
  });
  afterAll(async () => {
    client.close();
    await simulator.stop();
  });

  it.each(FAULT_KINDS)(
    'with $title, each ends with its code and is sent once',
    async ({ fault, effects }) => {
      const { control } = simulator;
      // The pause that a 429 asked for ends.
      elapsedMs += 120_000;
      await control.clearFaults();
      const [extended, removed] = [
        await subscriptions.create(RECEIVER),
        await subscriptions.create(RECEIVER),
      ];
      await control.clearRequests();
      await control.faults([CREATE, EXTEND, REMOVE].map((endpoint) => ({ ...endpoint, ...fault })));
      const [create, extend, remove] = await Promise.all([
        effectOf(subscriptions.create(RECEIVER)),
        effectOf(subscriptions.extend(extended.id)),
        // What the keeper does: it does not matter whether the subscription was deleted, because it expires.
        effectOf(subscriptions.remove(removed.id).catch(() => undefined)),
      ]);
      const { byEndpoint } = await control.requests();
      await control.clearFaults();
      // A token that is rejected is replaced once.
      const sent = fault.status === 401 ? 2 : 1;

      expect({ create, extend, remove }).toEqual({
        create: effects.create,
        extend: effects.extend,
        remove: effects.remove,
      });
      expect(byEndpoint).toMatchObject({
        'POST /subscriptions/v1/': sent,
        'PATCH /subscriptions/v1/{id}': sent,
        'DELETE /subscriptions/v1/{id}': sent,
      });
      expect(lines.join('')).not.toMatch(/canary-verification-token|demo-secret/);
    },
  );
});
