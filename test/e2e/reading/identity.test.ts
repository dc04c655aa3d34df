import { SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { read, useStack } from '../../support/stack.js';
import { accountOf, byId, hubWhere, hubsOf, spacesOf } from '../../support/world.js';

const frozen = Date.parse('2026-03-25T09:00:00Z');

describe('accounts, spaces and hubs', () => {
  const stack = useStack({
    environment: { ...SERVICE_CREDENTIALS, SERVICE_ACCESS: 'open' },
    realTime: () => frozen,
  });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  describe('that do not exist', () => {
    it.each([
      'account(id: "acc_none") { id }',
      'space(id: "spc_none") { id }',
      'hub(id: "none") { id }',
      'hubBySerialNumber(serialNumber: "O4FFFFFFFFFFFF") { id }',
      'hubBySerialNumber(serialNumber: "") { id }',
    ])('are null: %s', async (field) => {
      const answer = await stack.gateway.query(`{ found: ${field} }`, { token });

      expect(answer).toMatchObject({ status: 200, data: { found: null }, errors: [] });
    });
  });

  it('give a user their id and e-mail address, and the scopes of a token that is a JWT', async () => {
    const document = '{ viewer { kind id email scopes } }';

    expect(await read(stack.gateway, document, { token })).toEqual({
      viewer: {
        kind: 'USER',
        id: expect.stringMatching(/^usr_/) as string,
        email: 'admin@demo.example',
        scopes: null,
      },
    });
  });

  it('give the service its kind and its granted scopes', async () => {
    expect(await read(stack.gateway, '{ viewer { kind id email scopes } }')).toEqual({
      viewer: { kind: 'SERVICE', id: null, email: null, scopes: ['hubs:read', 'accounts:read'] },
    });
  });

  it('give null for what the token has no scope for', async () => {
    const withoutEmail = await stack.simulator.userToken({ scopes: 'sub hubs:read' });
    const withoutBoth = await stack.simulator.userToken({ scopes: 'hubs:read' });
    const document = '{ viewer { kind id email } }';

    expect(await read(stack.gateway, document, { token: withoutEmail })).toEqual({
      viewer: { kind: 'USER', id: expect.stringMatching(/^usr_/) as string, email: null },
    });
    expect(await read(stack.gateway, document, { token: withoutBoth })).toEqual({
      viewer: { kind: 'USER', id: null, email: null },
    });
  });

  it('give an account with its groups, spaces and hubs', async () => {
    const { world } = stack.simulator;
    const { id, name, groups } = accountOf(world);
    const own = {
      id,
      name,
      groups,
      spaces: {
        totalCount: spacesOf(world).length,
        nodes: byId(spacesOf(world)).map((space) => ({ id: space.id })),
      },
      hubs: { totalCount: hubsOf(world).length, nodes: hubsOf(world).map((hub) => ({ id: hub.id })) },
    };
    const fields =
      'id name groups { id name } spaces { totalCount nodes { id } } hubs { totalCount nodes { id } }';
    const document = `query ($id: ID!) { account(id: $id) { ${fields} } accounts { ${fields} } }`;

    expect(await read(stack.gateway, document, { token, variables: { id } })).toEqual({
      account: own,
      accounts: [own],
    });
  });

  it('give a space with its account and its hubs, and a hub with its spaces', async () => {
    const { world } = stack.simulator;
    const { id: accountId } = accountOf(world);
    const document =
      '{ spaces { nodes { id name account { id } hubs { nodes { id account { id } spaces { id } } } } } }';

    expect(await read(stack.gateway, document, { token })).toEqual({
      spaces: {
        nodes: byId(spacesOf(world)).map(({ id, name }) => ({
          id,
          name,
          account: { id: accountId },
          hubs: {
            nodes: hubsOf(world)
              .filter(({ spaceIds }) => spaceIds.includes(id))
              .map((hub) => ({
                id: hub.id,
                account: { id: accountId },
                spaces: spacesOf(world)
                  .filter((space) => hub.spaceIds.includes(space.id))
                  .map((space) => ({ id: space.id })),
              })),
          },
        })),
      },
    });
  });

  it('give a hub of two spaces, and a hub of no space', async () => {
    const { world } = stack.simulator;
    const twice = hubWhere(world, ({ spaceIds }) => spaceIds.length === 2);
    const nowhere = hubWhere(world, ({ spaceIds }) => spaceIds.length === 0);
    const document =
      'query ($twice: ID!, $nowhere: ID!) { twice: hub(id: $twice) { spaces { id } } nowhere: hub(id: $nowhere) { spaces { id } account { id } } }';
    const variables = { twice: twice.id, nowhere: nowhere.id };

    expect(await read(stack.gateway, document, { token, variables })).toEqual({
      twice: {
        spaces: spacesOf(world)
          .filter(({ id }) => twice.spaceIds.includes(id))
          .map(({ id }) => ({ id })),
      },
      nowhere: { spaces: [], account: { id: nowhere.accountId } },
    });
  });

  it('sum the power of hubs for the account and for each space', async () => {
    const { world } = stack.simulator;
    const summary = (hubs: ReturnType<typeof hubsOf>) => {
      const blocks = hubs.flatMap((hub) => hub.data()['power'] ?? []) as {
        wattage: number;
        energy: number;
      }[];
      return {
        hubCount: hubs.length,
        reportingHubCount: blocks.length,
        wattage: expect.closeTo(
          blocks.reduce((sum, { wattage }) => sum + wattage, 0),
          6,
        ) as number,
        energy: expect.closeTo(
          blocks.reduce((sum, { energy }) => sum + energy, 0),
          6,
        ) as number,
      };
    };
    const fields = 'power { hubCount reportingHubCount wattage energy }';
    const document = `{ accounts { ${fields} } spaces { nodes { ${fields} } } }`;

    expect(await read(stack.gateway, document, { token })).toEqual({
      accounts: [{ power: summary(hubsOf(world)) }],
      spaces: {
        nodes: byId(spacesOf(world)).map(({ id }) => ({
          power: summary(hubsOf(world).filter(({ spaceIds }) => spaceIds.includes(id))),
        })),
      },
    });
  });

  it('give every hub as Operated has it', async () => {
    const { world } = stack.simulator;
    const document = `{ hubs(first: 500) { nodes {
      id name customId serialNumber hardwareId firmware hardwareVersion ipAddress online stale
      product { code family name }
    } } }`;
    const names = { 'O-PC-3': 'Power Conference 3', 'O-PC-4': 'Power Conference 4', 'O-PH-4': 'Power Hub 4' };

    expect(await read(stack.gateway, document, { token })).toEqual({
      hubs: {
        nodes: hubsOf(world).map((hub) => {
          const data = hub.data();
          return {
            id: hub.id,
            name: hub.name,
            customId: hub.customId ?? null,
            serialNumber: hub.serialNumber,
            hardwareId: hub.serialNumber,
            firmware: hub.firmware,
            hardwareVersion: data['hardwareversion'],
            ipAddress: data['ip'],
            online: hub.online,
            stale: false,
            product: {
              code: hub.product,
              family: hub.product.replaceAll('-', ''),
              name: names[hub.product as keyof typeof names],
            },
          };
        }),
      },
    });
  });

  it('give the time at which a hub was read', async () => {
    const before = Date.now();
    const { hub } = await read<{ hub: { fetchedAt: string; power: { sampledAt: string } } }>(
      stack.gateway,
      'query ($id: ID!) { hub(id: $id) { fetchedAt power { sampledAt } } }',
      { token, variables: { id: hubsOf(stack.simulator.world)[0]?.id } },
    );

    expect(Date.parse(hub.fetchedAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(hub.fetchedAt)).toBeLessThanOrEqual(Date.now());
    expect(hub.power.sampledAt).toBe(hub.fetchedAt);
  });

  it('find a hub by its serial number, case-insensitive', async () => {
    const [hub] = hubsOf(stack.simulator.world);
    const serial = hub?.serialNumber ?? '';
    const document =
      'query ($upper: String!, $lower: String!) { upper: hubBySerialNumber(serialNumber: $upper) { id } lower: hubBySerialNumber(serialNumber: $lower) { id } }';
    const variables = { upper: serial, lower: serial.toLowerCase() };

    expect(await read(stack.gateway, document, { token, variables })).toEqual({
      upper: { id: hub?.id },
      lower: { id: hub?.id },
    });
  });

  it('show an offline hub with the last data of Operated', async () => {
    const silent = hubWhere(stack.simulator.world, ({ online }) => !online);
    const document = 'query ($id: ID!) { hub(id: $id) { online stale state { activePort { number } } } }';

    expect(await read(stack.gateway, document, { token, variables: { id: silent.id } })).toEqual({
      hub: { online: false, stale: false, state: { activePort: { number: silent.state()['active'] } } },
    });
  });
});
