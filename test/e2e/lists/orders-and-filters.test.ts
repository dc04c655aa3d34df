import type { Hub, JsonObject } from '../../../simulator/world/types.js';
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

const isOnline = (hub: Hub) => hub.online;
const isInUse = (hub: Hub) => (hub.state()['connected'] as number[]).includes(1);
const otp = (hub: Hub) => hub.state()['otp'];
const contains = (hub: Hub, text: string) =>
  [hub.name, hub.customId ?? '', hub.serialNumber].some((own) =>
    own.toLowerCase().includes(text.toLowerCase()),
  );

describe('the hubs of a list', () => {
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

  it.each(['{ colour: 1 }', '{ families: [OPC5] }', '{ online: "yes" }', '{ ids: [null] }', '{ inUse: 1 }'])(
    'are not filtered by %s',
    async (filter) => {
      const { status } = await stack.gateway.query(`{ hubs(filter: ${filter}) { totalCount } }`, options);

      expect(status).toBe(400);
    },
  );

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
      'online: null, inUse: null, families: null, search: null, ids: null, spaceId: null, accountId: null, overTemperature: null',
      () => true,
    ],
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
