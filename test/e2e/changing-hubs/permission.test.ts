import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { OPEN_SERVICE, SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';
import { hubsOf, hubWhere } from '../../support/world.js';
import { auditLines, changeMany, putsByHub, putsOf, SET_PORT, UPDATE_MANY, UPDATE_ONE } from './changes.js';

const NO_HUB = '65ffefa1930e9ca08affffff';
const FORBIDDEN = {
  message: 'The token lacks the scope hubs:write.',
  extensions: { code: 'FORBIDDEN', requiredScope: 'hubs:write' },
};

const stackOf = (tokenFormat: 'opaque' | 'jwt') =>
  useStack({
    simulator: { tokenFormat },
    environment: { ...OPEN_SERVICE, OPERATED_SCOPES: 'accounts:read hubs:read' },
  });

describe.each([
  ['opaque', 1],
  ['jwt', 0],
] as const)('without the scope hubs:write, with tokens that are %s,', (format, puts) => {
  const stack = stackOf(format);
  beforeEach(() => stack.simulator.control.clearRequests());

  const MUTATIONS = [
    ['setActivePort', SET_PORT, (ids: readonly string[]) => ({ hubId: ids[0], portNumber: 3 })],
    [
      'updateHubConfig',
      UPDATE_ONE,
      (ids: readonly string[]) => ({ hubId: ids[0], config: { defaultPort: 3 } }),
    ],
    [
      'updateHubConfigs',
      UPDATE_MANY,
      (ids: readonly string[]) => ({ hubIds: ids, config: { defaultPort: 3 } }),
    ],
  ] as const;
  const ask = async (document: string, inputOf: (ids: readonly string[]) => object, token?: string) => {
    const ids = hubsOf(stack.simulator.world)
      .filter(({ product, online }) => product === 'O-PC-4' && online)
      .map(({ id }) => id);
    return stack.gateway.query(document, { token, variables: { input: inputOf(ids) } });
  };

  it.each(MUTATIONS)(
    `%s of a reader is FORBIDDEN after ${puts} calls to find out`,
    async (field, document, input) => {
      const token = await stack.simulator.userToken({ email: 'reader@demo.example' });
      const before = hubsOf(stack.simulator.world).map((hub) => [hub.config(), hub.state()]);
      const answer = await ask(document, input, token);

      expect(answer.status).toBe(200);
      expect(answer.data).toBeNull();
      expect(answer.errors).toMatchObject([{ ...FORBIDDEN, path: [field] }]);
      expect(await putsOf(stack)).toBe(puts);
      expect(hubsOf(stack.simulator.world).map((hub) => [hub.config(), hub.state()])).toEqual(before);
    },
  );

  it.each(MUTATIONS)(
    '%s of the service is FORBIDDEN, and nothing is sent',
    async (field, document, input) => {
      const answer = await ask(document, input);

      expect(answer.errors).toMatchObject([{ ...FORBIDDEN, path: [field] }]);
      expect(await putsOf(stack)).toBe(0);
    },
  );

  it('a change of many is rejected only if a change has to be sent', async () => {
    const token = await stack.simulator.userToken({ email: 'reader@demo.example' });
    const ids = hubsOf(stack.simulator.world)
      .filter(({ product }) => product === 'O-PH-4')
      .map(({ id }) => id);
    const { results, errors } = await changeMany(stack, ids, { shareNetwork: true }, { token });

    if (format === 'jwt') expect(errors).toMatchObject([FORBIDDEN]);
    else
      expect(results.map(({ userErrors }) => userErrors[0]?.code)).toEqual(
        ids.map(() => 'UNSUPPORTED_BY_PRODUCT'),
      );
    expect(await putsOf(stack)).toBe(0);
  });

  it('a token with hubs:write only is FORBIDDEN, because it may not read', async () => {
    const token = await stack.simulator.token({ scopes: 'hubs:write' });
    const answer = await ask(UPDATE_ONE, (ids) => ({ hubId: ids[0], config: { defaultPort: 3 } }), token);

    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', requiredScope: 'hubs:read' } }]);
    expect(await putsOf(stack)).toBe(0);
  });

  it.each(MUTATIONS)('%s with an invalid token is UNAUTHENTICATED', async (field, document, input) => {
    const answer = await ask(document, input, 'none');

    expect(answer.status).toBe(401);
    expect(answer.data).toBeNull();
    expect(answer.errors).toMatchObject([{ path: [field], extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await putsOf(stack)).toBe(0);
  });
});

describe('the other organisation', () => {
  const stack = useStack();

  it.each(['one', 'many', 'port'] as const)(
    'can neither change nor read a hub that it cannot see: %s',
    async (kind) => {
      const { world } = stack.simulator;
      const token = await stack.simulator.userToken({
        clientId: 'other-client',
        email: 'admin@other.example',
      });
      const hub = hubWhere(world, ({ product, online }) => product === 'O-PC-4' && online);
      const before = hub.data();
      await stack.simulator.control.clearRequests();
      const ask = (hubId: string) => {
        const config = { defaultPort: 4 };
        const inputs = {
          one: [UPDATE_ONE, { hubId, config }],
          many: [UPDATE_MANY, { hubIds: [hubId], config }],
          port: [SET_PORT, { hubId, portNumber: 4 }],
        } as const;
        const [document, input] = inputs[kind];
        return stack.gateway.query(document, { token, variables: { input } });
      };
      const answer = await ask(hub.id);
      const none = await ask(NO_HUB);

      expect(answer.text).toContain('"code":"HUB_NOT_FOUND"');
      expect(answer.text.replaceAll(hub.id, NO_HUB)).toBe(none.text);
      for (const word of [hub.serialNumber, hub.name, hub.firmware, hub.accountId]) {
        expect(answer.text).not.toContain(word);
      }
      expect(await putsOf(stack)).toBe(0);
      expect(auditLines(stack)).toEqual([]);
      expect({ ...hub.data(), connections: 0, power: 0 }).toEqual({ ...before, connections: 0, power: 0 });
    },
  );
});

describe('a service token that Operated no longer accepts', () => {
  const stack = useStack({
    environment: { ...OPEN_SERVICE, OPERATED_SCOPES: 'accounts:read hubs:read hubs:write' },
  });
  const ids = () =>
    hubsOf(stack.simulator.world)
      .filter(({ product, online }) => product === 'O-PC-4' && online)
      .map(({ id }) => id);

  beforeEach(() => stack.simulator.control.clearRequests());
  afterEach(() => stack.simulator.control.clearFaults());

  it('is replaced, and the change is sent again because the first had no effect', async () => {
    await stack.gateway.query('{ hubs { totalCount } }');
    const [hubId = ''] = ids();
    await stack.simulator.control.faults([
      { method: 'PUT', path: '/api/hubs/v1/{hubId}/config', kind: 'status', status: 401, times: 1 },
    ]);
    await stack.simulator.control.clearRequests();
    const { results, errors } = await changeMany(stack, [hubId], { defaultPort: 4 }, {});

    expect([errors, results[0]?.userErrors, results[0]?.changes.length]).toEqual([[], [], 1]);
    expect(await putsByHub(stack)).toEqual(new Map([[hubId, 2]]));
    expect(auditLines(stack).at(-1)).toMatchObject({
      hubId,
      outcome: 'accepted',
      principal: { kind: 'service' },
    });
  });

  it('nor its replacement causes an error, and the change is not sent a third time', async () => {
    const [hubId = ''] = ids();
    await stack.simulator.control.faults([
      { method: 'PUT', path: '/api/hubs/v1/{hubId}/config', kind: 'status', status: 401 },
    ]);
    const { errors } = await changeMany(stack, ids(), { defaultPort: 2 }, {});

    expect(errors).toMatchObject([{ extensions: { code: 'GATEWAY_CREDENTIALS_REJECTED' } }]);
    expect(await putsByHub(stack)).toEqual(new Map([[hubId, 2]]));
  });
});

describe('a caller with an API key', () => {
  const [reading, writing] = [createApiKey(), createApiKey()];
  const stack = useStack({
    environment: {
      ...SERVICE_CREDENTIALS,
      SERVICE_ACCESS: 'apiKey',
      OPERATED_SCOPES: 'accounts:read hubs:read hubs:write',
      API_KEYS: `reading/${sha256(reading)}/hubs:read,writing/${sha256(writing)}/hubs:read+hubs:write`,
    },
  });
  const ask = (key: string, dryRun: boolean) => {
    const hub = hubWhere(stack.simulator.world, ({ product, online }) => product === 'O-PC-4' && online);
    const options = { headers: { 'x-api-key': key }, dryRun };
    return changeMany(stack, [hub.id], { defaultPort: 4 }, options);
  };

  it.each([true, false])(
    'that lacks hubs:write changes nothing with the service’s token, which has it (dryRun: %s)',
    async (dryRun) => {
      expect((await ask(reading, dryRun)).errors).toMatchObject([FORBIDDEN]);
      expect((await stack.simulator.control.requests()).total).toBe(0);
    },
  );

  it('that has it changes hubs, and the audit line has its name', async () => {
    const { results, errors } = await ask(writing, false);

    expect([errors, results[0]?.userErrors, results[0]?.changes.length]).toEqual([[], [], 1]);
    expect(auditLines(stack).at(-1)).toMatchObject({ principal: { kind: 'service', name: 'writing' } });
  });
});
