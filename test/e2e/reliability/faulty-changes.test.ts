import type { FaultRule } from '../../../simulator/faults/rule.js';
import type { Hub } from '../../../simulator/world/types.js';
import type { Answer } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';
import { type Changed, SET_PORT, UPDATE_ONE } from '../changing-hubs/changes.js';
import { leaksIn } from '../upstream-failures/leaks.js';
import { FAULT_ENVIRONMENT, FAULT_KINDS } from './fault-matrix.js';

const ENDPOINTS = ['/api/hubs/v1/{hubId}/config', '/api/hubs/v1/{hubId}/state'] as const;

let elapsedMs = 0;

describe('Where Operated answers a change', () => {
  const stack = useStack({
    simulator: { hubs: 200, accounts: 1 },
    environment: { ...FAULT_ENVIRONMENT, REQUEST_DEADLINE_MS: '4000' },
    gateway: { now: () => Date.now() + elapsedMs, circuitBreaker: { minimumCalls: Infinity } },
  });
  let token: string;
  let hubs: Hub[];

  beforeAll(async () => {
    token = await stack.simulator.userToken();
    hubs = hubsOf(stack.simulator.world).filter(
      (hub) => hub.online && hub.product === 'O-PC-4' && hub.config()['lockactive'] !== 1,
    );
  });
  beforeEach(() => {
    // Lets the gateway forget the pause that a 429 asked for.
    elapsedMs += 120_000;
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const nextHub = () => {
    const hub = hubs.shift();
    if (hub === undefined) throw new Error('The world has too few hubs.');
    return hub;
  };
  const putsOf = async ({ id }: Hub) =>
    (await stack.simulator.control.requests()).log.filter(
      ({ method, path }) => method === 'PUT' && path.includes(id),
    );
  /** What a change returns, as the matrix names it. */
  const effectOf = ({ data, errors }: Answer, field: string) => {
    const payload = (data as Readonly<Record<string, Changed | null>> | null)?.[field];
    if (!payload) return errors.map(({ extensions }) => extensions.code).join(', ');
    const codes = [...payload.userErrors, ...errors.map(({ extensions }) => extensions)].map(
      ({ code }) => code,
    );
    return codes.length === 0 ? 'made' : codes.join(', ');
  };

  it.each(FAULT_KINDS)(
    'with $title, the result says what happened, and the change arrives once at most',
    async ({ fault, effects }) => {
      const [configured, switched] = [nextHub(), nextHub()];
      const before = configured.config()['autoswitchdisconnect'];
      const wanted = before === 'active' ? 'BOTH' : 'ACTIVE';
      const active = switched.state()['active'];
      const portNumber = active === 1 ? 2 : 1;
      await stack.simulator.control.clearRequests();
      await stack.simulator.control.faults(
        ENDPOINTS.map((path): FaultRule => ({ method: 'PUT', path, ...fault })),
      );
      const [config, state] = await Promise.all([
        stack.gateway.query(UPDATE_ONE, {
          token,
          variables: { input: { hubId: configured.id, config: { autoSwitchDisconnect: wanted } } },
        }),
        stack.gateway.query(SET_PORT, { token, variables: { input: { hubId: switched.id, portNumber } } }),
      ]);
      const isMade = {
        config: configured.config()['autoswitchdisconnect'] === wanted.toLowerCase(),
        state: switched.state()['active'] === portNumber,
      };

      expect({
        config: effectOf(config, 'updateHubConfig'),
        state: effectOf(state, 'setActivePort'),
      }).toEqual({
        config: effects.change,
        state: effects.change,
      });
      const made = effects.change === 'made';
      expect(isMade).toEqual({ config: made, state: made });
      for (const puts of [await putsOf(configured), await putsOf(switched)]) {
        expect(puts.length).toBeGreaterThan(0);
        expect(puts.filter(({ status }) => status !== 429).length).toBeLessThanOrEqual(1);
      }
      const texts = [config.text, state.text].map((text) => text.replaceAll('A fault was asked for.', ''));
      expect(texts.flatMap((text) => leaksIn(text, stack, token))).toEqual([]);
      // The gateway lives, and nothing of the fault stays.
      await stack.simulator.control.clearFaults();
      const after = await stack.gateway.query(`{ hub(id: "${configured.id}") { config { raw } } }`, {
        token,
      });
      expect(after.errors).toEqual([]);
      expect(after.data).toEqual({ hub: { config: { raw: configured.config() } } });
    },
  );
});
