import { OPEN_SERVICE } from '../../support/gateway.js';
import { read, useStack } from '../../support/stack.js';
import { FAULT_ENVIRONMENT, FAULT_KINDS } from './fault-matrix.js';

const QUERY = '{ hubs { totalCount } configSettings(product: UNKNOWN) { name } }';

let elapsedMs = 0;

describe('Where Operated answers the request for a token of the service', () => {
  const stack = useStack({
    simulator: { hubs: 3, accounts: 1 },
    environment: { ...FAULT_ENVIRONMENT, ...OPEN_SERVICE },
    gateway: { now: () => Date.now() + elapsedMs, circuitBreaker: { minimumCalls: Infinity } },
  });
  let whole: unknown;

  beforeAll(async () => {
    whole = await read(stack.gateway, QUERY);
  });
  afterEach(() => stack.simulator.control.clearFaults());

  it.each(FAULT_KINDS)(
    'with $title, the callers of the service have the code, and callers with tokens nothing',
    async ({ fault, effects, details }) => {
      const { control } = stack.simulator;
      elapsedMs += 120_000;
      await control.revoke({ clientId: 'demo-client' });
      const token = await stack.simulator.userToken();
      await control.faults([{ method: 'POST', path: '/identity/oauth/v2/token', ...fault }]);
      const [service, user] = await Promise.all([
        stack.gateway.query(QUERY),
        stack.gateway.query(QUERY, { token }),
      ]);
      await control.clearFaults();

      expect({ data: user.data, errors: user.errors }).toEqual({ data: whole, errors: [] });
      if (effects.token === 'whole') {
        expect({ data: service.data, errors: service.errors }).toEqual({ data: whole, errors: [] });
      } else {
        expect(service.data).toEqual({ hubs: null, configSettings: [] });
        expect(service.errors).toMatchObject([
          { path: ['hubs'], extensions: { code: effects.token, ...details } },
        ]);
      }
      expect(stack.gateway.log.join('')).not.toContain('demo-secret');
      // Nothing is remembered of the failure.
      expect(await read(stack.gateway, QUERY)).toEqual(whole);
    },
  );
});
