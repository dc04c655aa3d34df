import type { FaultRule } from '../../../simulator/faults/rule.js';
import { callsOf, useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';
import { SET_PORT, type UserError } from './changes.js';

const CALLS = { 'GET /api/hubs/v1/{hubId}': 1 };

describe('setActivePort', () => {
  const stack = useStack({ environment: { OPERATED_TIMEOUT_MS: '1000' } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());
  afterEach(() => stack.simulator.control.clearFaults());

  const activate = async (hubId: string, portNumber: number) => {
    const answer = await stack.gateway.query(SET_PORT, {
      token,
      variables: { input: { hubId, portNumber } },
    });
    const { setActivePort: result } = answer.data as {
      readonly setActivePort: { readonly hub: unknown; readonly userErrors: readonly UserError[] };
    };
    return { ...result, errors: answer.errors.map(({ extensions, path }) => [extensions.code, path]) };
  };
  const shows = (id: string, number: number | null) => ({
    id,
    state: { activePort: number === null ? null : { number } },
  });
  const plain = () =>
    hubWhere(
      stack.simulator.world,
      ({ product, firmware, online }) => product === 'O-PC-4' && firmware === '1.1.0' && online,
    );

  const lockedAtPort1 = () => {
    const hub = hubWhere(stack.simulator.world, (each) => each.config()['lockactive'] === 1);
    hub.putConfig({ lockactive: 0 }, 'reject');
    hub.plug(1, { vid: 0x05ac, pid: 0x10a5 });
    hub.putState({ activeport: 1 });
    hub.putConfig({ lockactive: 1 }, 'reject');
    return hub;
  };

  it.each([-1, 5, 8, 2_147_483_647])(
    'rejects the port %d, which the hub does not have',
    async (portNumber) => {
      const hub = plain();
      const active = hub.state()['active'];

      expect(await activate(hub.id, portNumber)).toEqual({
        hub: shows(hub.id, typeof active === 'number' && active > 0 ? active : null),
        userErrors: [
          {
            code: 'INVALID_VALUE',
            message: 'portNumber must be from 0 to 4; 0 deactivates the active port.',
            field: ['portNumber'],
          },
        ],
        errors: [],
      });
      expect(await callsOf(stack.simulator)).toEqual(CALLS);
    },
  );

  it.each([1.5, '1', null, 2_147_483_648])(
    'is rejected by GraphQL itself for the port %j',
    async (portNumber) => {
      const { errors } = await stack.gateway.query(SET_PORT, {
        token,
        variables: { input: { hubId: plain().id, portNumber } },
      });

      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(await callsOf(stack.simulator)).toEqual({});
    },
  );

  it('is a user error for a charging hub, which has no active port', async () => {
    const hub = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PH-4');

    expect(await activate(hub.id, 1)).toMatchObject({
      userErrors: [
        {
          code: 'UNSUPPORTED_BY_PRODUCT',
          message: 'An OPH4 (Power Hub 4) has no active port.',
          field: ['hubId'],
        },
      ],
    });
    expect(await callsOf(stack.simulator)).toEqual(CALLS);
  });

  it('is a user error for an offline hub, and sends nothing', async () => {
    const hub = hubWhere(stack.simulator.world, ({ online }) => !online);

    expect(await activate(hub.id, 1)).toMatchObject({
      userErrors: [{ code: 'HUB_OFFLINE', message: 'The hub is offline: nothing was sent.' }],
    });
    expect(await callsOf(stack.simulator)).toEqual(CALLS);
  });

  it('is a user error for an unknown hub', async () => {
    expect(await activate('65ffefa1930e9ca08affffff', 1)).toMatchObject({
      hub: null,
      userErrors: [{ code: 'HUB_NOT_FOUND' }],
      errors: [],
    });
    expect(await callsOf(stack.simulator)).toEqual(CALLS);
  });

  it('returns that a hub is locked, and shows the active port', async () => {
    const hub = lockedAtPort1();

    expect(await activate(hub.id, 2)).toEqual({
      hub: shows(hub.id, 1),
      userErrors: [
        {
          code: 'REJECTED_BY_OPERATED',
          message:
            'Operated rejected the change: Port 1 is active and locked (lockactive). The hub is locked (lockActive).',
          field: null,
        },
      ],
      errors: [],
    });
  });

  it('returns that a hub is locked if Operated accepts the change and does not make it', async () => {
    const hub = lockedAtPort1();
    await stack.simulator.control.faults([
      { method: 'PUT', path: '/api/hubs/v1/{hubId}/state', kind: 'status', status: 204 },
    ]);

    expect(await activate(hub.id, 2)).toMatchObject({
      hub: shows(hub.id, 1),
      userErrors: [
        {
          code: 'CONFLICTING_SETTINGS',
          message: 'The hub is locked (lockActive): port 1 is still active.',
          field: ['portNumber'],
        },
      ],
    });
  });

  it.each([3, 4, 4, 1, 0, 2])('activates port %d with one call, and shows it', async (portNumber) => {
    const hub = plain();

    expect(await activate(hub.id, portNumber)).toEqual({
      hub: shows(hub.id, portNumber === 0 ? null : portNumber),
      userErrors: [],
      errors: [],
    });
    expect(hub.state()['active']).toBe(portNumber);
    expect(await callsOf(stack.simulator)).toEqual({
      'GET /api/hubs/v1/{hubId}': 2,
      'PUT /api/hubs/v1/{hubId}/state': 1,
    });
  });

  type Fault = Omit<FaultRule, 'method' | 'path'>;
  const FAULTS: readonly (readonly [string, Fault, string | null, string | null])[] = [
    ['answers 500', { kind: 'status', status: 500 }, 'NOT_CONFIRMED', 'UPSTREAM_UNAVAILABLE'],
    ['asks to slow down', { kind: 'status', status: 429 }, 'NOT_CONFIRMED', 'UPSTREAM_RATE_LIMITED'],
    ['rejects', { kind: 'status', status: 409 }, 'REJECTED_BY_OPERATED', null],
    ['does not answer', { kind: 'hang' }, 'NOT_CONFIRMED', 'UPSTREAM_TIMEOUT'],
    ['resets the connection', { kind: 'reset' }, 'NOT_CONFIRMED', 'UPSTREAM_UNAVAILABLE'],
    ['answers nothing', { kind: 'empty' }, 'NOT_CONFIRMED', null],
    ['answers nonsense', { kind: 'invalid-json' }, 'NOT_CONFIRMED', null],
    ['makes it and cuts its answer off', { kind: 'truncate' }, null, null],
    ['makes it and drips its answer', { kind: 'slow-body' }, null, null],
  ];

  it.each(FAULTS)(
    'returns the actual result if Operated %s, and sends once',
    async (_title, fault, userError, code) => {
      const hub = plain();
      hub.putState({ activeport: 1 });
      await stack.simulator.control.faults([{ method: 'PUT', path: '/api/hubs/v1/{hubId}/state', ...fault }]);
      const { hub: shown, userErrors, errors } = await activate(hub.id, 3);

      expect(hub.state()['active']).toBe(userError === null ? 3 : 1);
      expect(userErrors.map((each) => each.code)).toEqual(userError === null ? [] : [userError]);
      expect(errors).toEqual(code === null ? [] : [[code, ['setActivePort', 'hub']]]);
      expect(shown).toEqual(code === null ? shows(hub.id, userError === null ? 3 : 1) : null);
      expect((await callsOf(stack.simulator))['PUT /api/hubs/v1/{hubId}/state']).toBe(1);
    },
  );

  it('sends nothing to a hub that cannot be read', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);

    expect(await activate(plain().id, 3)).toMatchObject({
      hub: null,
      userErrors: [
        { code: 'NOT_CONFIRMED', message: expect.stringMatching(/^Nothing was sent: /) as string },
      ],
      errors: [['UPSTREAM_UNAVAILABLE', ['setActivePort', 'hub']]],
    });
    expect(await callsOf(stack.simulator)).toEqual(CALLS);
  });

  it('shows the port that another client activated meanwhile', async () => {
    const hub = plain();
    await stack.simulator.control.data(hub.id, { state: { active: 4 } });

    expect(await activate(hub.id, 2)).toMatchObject({
      hub: shows(hub.id, 4),
      userErrors: [
        {
          code: 'NOT_CONFIRMED',
          message:
            'Operated accepted the change, but the hub shows port 4 as active. Read the hub again to find out whether it was changed.',
        },
      ],
    });
  });
});
