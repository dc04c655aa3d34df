import type { Hub, JsonObject } from '../../../simulator/world/types.js';
import { usbProductName, usbVendorName } from '../../../src/datasources/usb-names.js';
import { connectSocket } from '../../support/live.js';
import { readPage, readPages } from '../../support/pages.js';
import { useStack } from '../../support/stack.js';
import { accountOf, hubsOf, spacesOf } from '../../support/world.js';

const frozen = Date.parse('2026-03-25T09:00:00Z');

const wattage = (hub: Hub) => {
  const power = hub.data()['power'] as JsonObject | undefined;
  return (power?.['wattage'] as number | undefined) ?? null;
};
/** Orders 2 before 10, case-insensitive: pads the numbers in a text. */
const natural = (text: string) => text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));

const KEYS: Readonly<Record<string, (hub: Hub) => string | number | null>> = {
  NAME: (hub) => natural(hub.name),
  SERIAL_NUMBER: (hub) => natural(hub.serialNumber),
  FIRMWARE: (hub) => natural(hub.firmware),
  WATTAGE: wattage,
};

/** Sorts by key, entries without one last, equal ones by id. */
function sorted(hubs: readonly Hub[], field: string, direction: string): readonly string[] {
  const key = KEYS[field] ?? (() => null);
  const sign = direction === 'DESC' ? -1 : 1;
  return [...hubs]
    .sort((one, other) => {
      const [a, b] = [key(one), key(other)];
      if (a !== b && a === null) return 1;
      if (a !== b && b === null) return -1;
      if (a !== b && a !== null && b !== null) return a < b ? -sign : sign;
      return one.id < other.id ? -1 : 1;
    })
    .map(({ id }) => id);
}

const isOlder = (firmware: string, version: readonly number[]) => {
  const parts = firmware.split('.').map(Number);
  const index = parts.findIndex((part, place) => part !== version[place]);
  return index >= 0 && Number(parts[index]) < Number(version[index]);
};
const isOnline = (hub: Hub) => hub.online;
const isInUse = (hub: Hub) => (hub.state()['connected'] as number[]).includes(1);
const otp = (hub: Hub) => hub.state()['otp'];
const devicesOf = (hub: Hub) =>
  Object.values(hub.data()['connections'] as Readonly<Record<string, JsonObject>>).flatMap(
    ({ device }) => (device as { readonly vid: number; readonly pid: number } | undefined) ?? [],
  );
const namesOfDevices = (hub: Hub) =>
  devicesOf(hub).flatMap(({ vid, pid }) => [usbVendorName(vid) ?? '', usbProductName(vid, pid) ?? '']);

describe('the hubs of a list', () => {
  const roomsOf = (hub: Hub) =>
    spacesOf(stack.simulator.world)
      .filter(({ id }) => hub.spaceIds.includes(id))
      .map(({ name }) => name);
  const contains = (hub: Hub, text: string) =>
    [
      ...[hub.name, hub.customId ?? '', hub.serialNumber, (hub.data()['ip'] as string | undefined) ?? ''],
      ...[...roomsOf(hub), ...namesOfDevices(hub)],
    ].some((own) => own.toLowerCase().includes(text.toLowerCase()));

  const stack = useStack({ simulator: { hubs: 120 }, realTime: () => frozen });
  let options: { readonly token: string };
  let hubs: readonly Hub[];

  beforeAll(async () => {
    const { control, world, userToken } = stack.simulator;
    options = { token: await userToken() };
    hubs = hubsOf(world);
    const chargers = hubs.filter(({ product }) => product === 'O-PH-4').map(({ id }) => id);
    await control.temperature(chargers[0] ?? '', 'overheat');
    await control.temperature(chargers[1] ?? '', 'reduced');
    await control.presence(hubs[20]?.id ?? '', false);
  });

  const idsOf = async (args: string) =>
    (await readPage(stack.gateway, 'hubs', `first: 500, ${args}`, options)).nodes.map(({ id }) => id);

  it.each(['COLOUR', '"NAME"', 'null'])('are not ordered by %s', async (field) => {
    const { status } = await stack.gateway.query(
      `{ hubs(orderBy: { field: ${field} }) { totalCount } }`,
      options,
    );

    expect(status).toBe(400);
  });

  it.each([
    '{ colour: 1 }',
    '{ families: [OPC5] }',
    '{ online: "yes" }',
    '{ ids: [null] }',
    '{ inUse: 1 }',
    '{ deviceVendorId: "1452" }',
    '{ productCodes: [null] }',
    '{ firmwareBelow: 1 }',
  ])('are not filtered by %s', async (filter) => {
    const { status } = await stack.gateway.query(`{ hubs(filter: ${filter}) { totalCount } }`, options);

    expect(status).toBe(400);
  });

  it.each([
    ['spaceId: null', 'spaceId', 'must be an id or left out: inSpace: false selects the hubs in no space'],
    ['firmwareBelow: "new"', 'firmwareBelow', 'must be a version, for example 1.4.3'],
    ['firmwareBelow: ""', 'firmwareBelow', 'must be a version, for example 1.4.3'],
    ['firmwareBelow: "1.0.0.0"', 'firmwareBelow', 'must be a version, for example 1.4.3'],
    ['deviceVendorId: -1', 'deviceVendorId', 'must be between 0 and 65535'],
    ['deviceProductId: 65536', 'deviceProductId', 'must be between 0 and 65535'],
    [`productCodes: [${'"x" '.repeat(1_001)}]`, 'productCodes', 'must have at most 1000 values'],
  ])('are not filtered by %#: %s', async (condition, field, constraint) => {
    const filter = `filter: { ${condition} }`;
    const { data, errors } = await stack.gateway.query(
      `{ hubs(${filter}) { totalCount } accounts { facets(by: ONLINE, ${filter}) { count } } }`,
      options,
    );
    const extensions = {
      code: 'BAD_USER_INPUT',
      validation: [
        { field: `filter.${field}`, constraints: expect.arrayContaining([constraint]) as unknown },
      ],
    };

    expect(data).toEqual({ hubs: null, accounts: [{ facets: null }] });
    expect(errors).toMatchObject([
      { path: ['hubs'], extensions },
      { path: ['accounts', 0, 'facets'], extensions },
    ]);
  });

  it('are not watched with spaceId: null', async () => {
    const client = connectSocket(stack.gateway, options);
    try {
      const events = client.subscribe(
        'subscription { hubChanged(filter: { spaceId: null }) { hub { id } } }',
      );

      await expect(events.next()).rejects.toMatchObject([
        {
          message: expect.stringContaining('inSpace: false selects the hubs in no space') as string,
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    } finally {
      await client.dispose();
    }
  });

  describe.each(Object.keys(KEYS))('ordered by %s', (field) => {
    it.each(['ASC', 'DESC'])('%s come in the order of a plain sort, page after page', async (direction) => {
      const pages = await readPages(
        stack.gateway,
        'hubs',
        7,
        `orderBy: { field: ${field}, direction: ${direction} }`,
        options,
      );

      expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(sorted(hubs, field, direction));
    });

    it('come ascending if no direction is given', async () => {
      expect(await idsOf(`orderBy: { field: ${field} }`)).toEqual(sorted(hubs, field, 'ASC'));
    });
  });

  it('come by id if no order is given', async () => {
    expect(await idsOf('orderBy: null, filter: null')).toEqual(hubs.map(({ id }) => id).sort());
  });

  it.each<[string, (hub: Hub) => boolean]>([
    ['families: [OPC3]', ({ product }) => product === 'O-PC-3'],
    ['families: [OPC4, OPH4]', ({ product }) => product !== 'O-PC-3'],
    ['families: [UNKNOWN]', () => false],
    ['families: []', () => false],
    ['online: true', isOnline],
    ['online: false', (hub) => !isOnline(hub)],
    ['inUse: true', isInUse],
    ['inUse: false', (hub) => !isInUse(hub)],
    ['overTemperature: [OVERHEAT]', (hub) => otp(hub) === 'overheat'],
    ['overTemperature: [REDUCED, OVERHEAT]', (hub) => ['reduced', 'overheat'].includes(otp(hub) as string)],
    ['overTemperature: [NORMAL]', (hub) => otp(hub) === 'normal'],
    ['overTemperature: []', () => false],
    ['search: "TABLE"', (hub) => contains(hub, 'table')],
    ['search: "alfa-0"', (hub) => contains(hub, 'alfa-0')],
    ['search: "o474c9"', (hub) => contains(hub, 'o474c9')],
    ['search: ""', () => true],
    ['search: "*"', () => false],
    ['search: "(["', () => false],
    [
      'online: true, inUse: true, families: [OPC4], search: "table"',
      (hub) => isOnline(hub) && isInUse(hub) && hub.product === 'O-PC-4' && contains(hub, 'table'),
    ],
    [
      'online: null, inUse: null, families: null, search: null, ids: null, accountId: null, overTemperature: null, inSpace: null, firmwareBelow: null, productCodes: null, deviceVendorId: null, deviceProductId: null',
      () => true,
    ],
    ['inSpace: true', ({ spaceIds }) => spaceIds.length > 0],
    ['inSpace: false', ({ spaceIds }) => spaceIds.length === 0],
    ['firmwareBelow: "1.1.0"', ({ firmware }) => isOlder(firmware, [1, 1, 0])],
    ['firmwareBelow: "1.1"', ({ firmware }) => isOlder(firmware, [1, 1, 0])],
    ['firmwareBelow: " v1.10.0 "', ({ firmware }) => isOlder(firmware, [1, 10, 0])],
    ['firmwareBelow: "0"', () => false],
    ['productCodes: ["O-PC-4"]', ({ product }) => product === 'O-PC-4'],
    ['productCodes: ["opc4", "O-ph4"]', ({ product }) => product !== 'O-PC-3'],
    ['productCodes: ["O-PC"]', () => false],
    ['productCodes: []', () => false],
    ['deviceVendorId: 1452', (hub) => devicesOf(hub).some(({ vid }) => vid === 1452)],
    ['deviceProductId: 4779', (hub) => devicesOf(hub).some(({ pid }) => pid === 4779)],
    [
      'deviceVendorId: 1452, deviceProductId: 4779',
      (hub) => devicesOf(hub).some(({ vid, pid }) => vid === 1452 && pid === 4779),
    ],
    ['search: "apple"', (hub) => contains(hub, 'apple')],
    ['search: "ipad"', (hub) => contains(hub, 'ipad')],
    ['search: "room b"', (hub) => contains(hub, 'room b')],
    ['search: "10.1.0.2"', (hub) => contains(hub, '10.1.0.2')],
  ])('filtered by %s are those of a plain filter, in every order', async (filter, wanted) => {
    const expected = hubs.filter(wanted);
    const [page] = await readPages(
      stack.gateway,
      'hubs',
      500,
      `filter: { ${filter} }, orderBy: { field: NAME, direction: DESC }`,
      options,
    );

    expect(page?.nodes.map(({ id }) => id)).toEqual(sorted(expected, 'NAME', 'DESC'));
    expect(page?.totalCount).toBe(expected.length);
  });

  it('are those of a space or an account, as a filter and as a field', async () => {
    const { world } = stack.simulator;
    const spaceId = spacesOf(world)[2]?.id ?? '';
    const ofSpace = hubs.filter(({ spaceIds }) => spaceIds.includes(spaceId)).map(({ id }) => id);

    expect(await idsOf(`filter: { spaceId: "${spaceId}" }`)).toEqual(ofSpace);
    expect(await idsOf(`filter: { accountId: "${accountOf(world).id}" }`)).toEqual(hubs.map(({ id }) => id));
    expect(await idsOf(`filter: { accountId: "${accountOf(world, 'other-client').id}" }`)).toEqual([]);
    expect(await idsOf('filter: { spaceId: "none" }')).toEqual([]);
  });

  it('with given ids come once each, and unknown ids are ignored', async () => {
    const [one, two, three] = hubs;

    expect(await idsOf(`filter: { ids: ["${three?.id}", "none", "${one?.id}", "${one?.id}"] }`)).toEqual([
      one?.id,
      three?.id,
    ]);
    expect(await idsOf(`filter: { ids: ["${two?.id}"], online: ${!two?.online} }`)).toEqual([]);
    expect(await idsOf(`filter: { ids: "${two?.id}" }`)).toEqual([two?.id]);
  });

  it('of a space have their own filters, orders and pages', async () => {
    const space = spacesOf(stack.simulator.world)[0];
    const own = hubs.filter((hub) => hub.spaceIds.includes(space?.id ?? '') && hub.product === 'O-PC-4');
    const { data } = await stack.gateway.query(
      `{ space(id: "${space?.id}") { hubs(first: 2, filter: { families: [OPC4] }, orderBy: { field: NAME, direction: DESC }) { totalCount nodes { id } } } }`,
      options,
    );

    expect(data).toEqual({
      space: {
        hubs: {
          totalCount: own.length,
          nodes: sorted(own, 'NAME', 'DESC')
            .slice(0, 2)
            .map((id) => ({ id })),
        },
      },
    });
  });

  it('are in spaces that can be searched by name', async () => {
    const { nodes } = await readPage(stack.gateway, 'spaces', 'filter: { search: "ROOM a" }', options);

    expect(nodes.map(({ id }) => id)).toEqual(
      spacesOf(stack.simulator.world)
        .filter(({ name }) => name.toLowerCase().includes('room a'))
        .map(({ id }) => id)
        .sort(),
    );
  });
});
