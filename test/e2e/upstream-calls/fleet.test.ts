import { callsOf, read, startStack, useStack } from '../../support/stack.js';
import { hubWhere, hubsOf, spacesOf } from '../../support/world.js';

const LISTS = { 'GET /api/accounts/v1': 1, 'GET /api/spaces/v1': 1, 'GET /api/hubs/v1': 1 };
const FLEET = `{
  accounts { id name spaces(first: 20) { nodes { id name hubs(first: 100) { totalCount nodes {
    id name online account { id } spaces { id } power { wattage }
    state { activePort { number } }
    ports { number device { vendorName } power { wattage } hub { id } ochnoUnit { hub { id } } }
    config { raw }
  } } power { wattage } } } power { wattage } }
}`;

describe('what the whole fleet costs', () => {
  it.each([40, 400])(
    'is three calls from accounts down to the power of every port, with %d hubs',
    async (hubs) => {
      const { gateway, simulator, stop } = await startStack({ simulator: { hubs } });
      try {
        const token = await simulator.userToken();
        await simulator.control.clearRequests();
        const data = await read<{
          accounts: [{ spaces: { nodes: { hubs: { totalCount: number } }[] } }];
        }>(gateway, FLEET, { token });

        expect(await callsOf(simulator)).toEqual(LISTS);
        expect(data.accounts[0].spaces.nodes.map((space) => space.hubs.totalCount).sort()).toEqual(
          spacesOf(simulator.world)
            .map(({ id }) => hubsOf(simulator.world).filter((hub) => hub.spaceIds.includes(id)).length)
            .sort(),
        );
      } finally {
        await stop();
      }
    },
  );
});

describe('what a list costs', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  it.each([
    ['nothing, where only the type is selected', '{ __typename }', {}],
    [
      'one call for accounts, however often',
      '{ a: accounts { id } b: accounts { id groups { id } } }',
      { 'GET /api/accounts/v1': 1 },
    ],
    [
      'one call for spaces, however often',
      '{ a: spaces { totalCount } b: spaces(first: 1) { nodes { id } } }',
      { 'GET /api/spaces/v1': 1 },
    ],
    [
      'one call for hubs, for any order, filter and page',
      `{ a: hubs { totalCount }
         b: hubs(first: 1, orderBy: { field: WATTAGE, direction: DESC }) { nodes { id ports { id } } }
         c: hubs(filter: { online: true, inUse: true, overTemperature: [NORMAL], inSpace: true, firmwareBelow: "9", productCodes: ["x"], deviceVendorId: 1, deviceProductId: 1 }) { totalCount }
         d: hubBySerialNumber(serialNumber: "x") { id } }`,
      { 'GET /api/hubs/v1': 1 },
    ],
    [
      'one call for hubs and one for the names of their spaces, for any number of searches',
      '{ a: hubs(filter: { search: "a" }) { totalCount } b: hubs(filter: { search: "b" }) { totalCount } }',
      { 'GET /api/hubs/v1': 1, 'GET /api/spaces/v1': 1 },
    ],
    [
      'two calls for the hubs of an account',
      '{ accounts { hubs { totalCount } power { wattage } } }',
      { 'GET /api/accounts/v1': 1, 'GET /api/hubs/v1': 1 },
    ],
    [
      'one call for the caller',
      '{ a: viewer { id } b: viewer { email } }',
      { 'GET /identity/oauth/v2/userinfo': 1 },
    ],
  ])('is %s', async (_title, document, calls) => {
    await read(stack.gateway, document, { token });

    expect(await callsOf(stack.simulator)).toEqual(calls);
  });

  it('is fetched again by the next request: nothing is kept after a request', async () => {
    await read(stack.gateway, '{ hubs { totalCount } }', { token });
    await read(stack.gateway, '{ hubs { totalCount } }', { token });

    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/hubs/v1': 2 });
  });
});

describe('what the same hub costs', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  it('is one call, requested ten times by its id', async () => {
    const [hub] = hubsOf(stack.simulator.world);
    const aliases = Array.from(
      { length: 10 },
      (_, index) => `a${index}: hub(id: "${hub?.id}") { name ports { id } }`,
    );
    await read(stack.gateway, `{ ${aliases.join(' ')} }`, { token });

    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/hubs/v1/{hubId}': 1 });
  });

  it('is one call, requested in ten ways', async () => {
    const { world } = stack.simulator;
    const hub = hubWhere(
      world,
      (candidate) => 'ochno' in ((candidate.data()['connections'] as Record<string, object>)['usb3'] ?? {}),
    );
    const { id, serialNumber } = hub;
    const document = `{
      a: hub(id: "${id}") { name }
      b: hub(id: "${id}") { ports { hub { name } } }
      c: hub(id: "${id}") { port(number: 3) { hub { name } ochnoUnit { hub { name ports { hub { id } } } } } }
      d: hub(id: "${id}") { state { activePort { hub { name config { raw } } } } }
      e: hubBySerialNumber(serialNumber: "${serialNumber}") { name }
      f: hubBySerialNumber(serialNumber: "${serialNumber.toLowerCase()}") { power { wattage } }
      g: hubs(filter: { ids: ["${id}"] }) { nodes { name } }
      h: hubs(filter: { search: "${serialNumber}" }) { nodes { name } }
      i: spaces(filter: { ids: ["${hub.spaceIds[0]}"] }) { nodes { hubs(filter: { ids: ["${id}"] }) { nodes { name } } } }
      j: accounts { hubs(filter: { ids: ["${id}"] }) { nodes { name state { raw } config { raw } } } }
    }`;
    await read(stack.gateway, document, { token });

    expect(await callsOf(stack.simulator)).toEqual(LISTS);
  });
});
