import { HubRecord } from '../../../src/datasources/decode/hub.js';
import { fleetFigures } from '../../../src/datasources/fleet/fleet-figures.js';
import type { JsonObject } from '../../../src/wire/json.js';

interface Row {
  readonly spaceId?: unknown;
  readonly data?: JsonObject;
}

const DATA = {
  product: 'O-PC-4',
  firmware: '1.1.0',
  presence: true,
  power: { wattage: 10.5 },
  state: { connected: [true, false], otp: 'normal' },
} as const;

let created = 0;
function hub({ spaceId, data = DATA }: Row = {}): HubRecord {
  created += 1;
  const record = HubRecord.decode({ id: `hub${created}`, spaceId, data }, new Date(0));
  if (record === null) throw new Error('no hub');
  return record;
}

const several = (count: number, rowOf: (index: number) => Row) =>
  Array.from({ length: count }, (_, index) => hub(rowOf(index)));

it('What no hub of a group reports is null, and not 0', async () => {
  const { groups, firmware } = await fleetFigures([hub({ data: { product: 'O-PC-3' } })]);

  expect(groups).toEqual([
    {
      product: 'O-PC-3',
      spaceId: '',
      hubs: 1,
      online: null,
      inUse: null,
      overTemperature: null,
      powerWatts: null,
    },
  ]);
  expect(firmware).toEqual([{ product: 'O-PC-3', firmware: '', hubs: 1 }]);
});

it('A hub that does not report a figure does not count for it, and one that reports false counts as 0', async () => {
  const [group] = (
    await fleetFigures([
      hub(),
      hub({
        data: {
          ...DATA,
          presence: false,
          state: { connected: [false], otp: 'overheat' },
          power: { wattage: 2 },
        },
      }),
      hub({ data: { product: 'O-PC-4', firmware: '1.1.0' } }),
      hub({ data: { ...DATA, presence: 'unreadable', state: { otp: 'a new value' }, power: {} } }),
    ])
  ).groups;

  expect(group).toEqual({
    product: 'O-PC-4',
    spaceId: '',
    hubs: 4,
    online: 1,
    inUse: 1,
    overTemperature: 1,
    powerWatts: 12.5,
  });
});

it('Hubs are grouped by product and space, and a hub in several spaces counts once', async () => {
  const { groups } = await fleetFigures([
    hub({ spaceId: ['a', 'b'] }),
    hub({ spaceId: 'a' }),
    hub({ spaceId: ['b'] }),
    hub(),
    hub({ spaceId: 'a', data: { ...DATA, product: 'O-PH-4' } }),
  ]);

  expect(groups.map(({ product, spaceId, hubs }) => [product, spaceId, hubs])).toEqual([
    ['O-PC-4', 'a', 2],
    ['O-PC-4', 'b', 1],
    ['O-PC-4', '', 1],
    ['O-PH-4', 'a', 1],
  ]);
});

it('Beyond the 500 largest, spaces count together', async () => {
  const large = several(1_000, (index) => ({ spaceId: `large ${index % 500}` }));
  const small = several(300, (index) => ({ spaceId: `small ${index}` }));
  const { groups } = await fleetFigures([...small, ...large]);

  expect(groups).toHaveLength(501);
  expect(groups.find(({ spaceId }) => spaceId === 'other')).toMatchObject({ hubs: 300, online: 300 });
  expect(groups.filter(({ spaceId }) => spaceId.startsWith('small'))).toEqual([]);
  expect(groups.reduce((sum, { hubs }) => sum + hubs, 0)).toBe(1_300);
});

it('Products and versions of firmware are bounded, whatever Operated sends', async () => {
  const odd = several(10_000, (index) => ({
    spaceId: `space ${index}`,
    data: { ...DATA, product: `product ${index}`, firmware: `firmware ${index}` },
  }));
  const { groups, firmware } = await fleetFigures([hub(), hub(), ...odd]);

  expect(new Set(groups.map(({ product }) => product)).size).toBe(51);
  expect(groups.length).toBeLessThan(51 + 500);
  expect(firmware.length).toBeLessThanOrEqual(251);
  expect(firmware.find(({ product }) => product === 'O-PC-4')).toEqual({
    product: 'O-PC-4',
    firmware: '1.1.0',
    hubs: 2,
  });
  expect(firmware.reduce((sum, { hubs }) => sum + hubs, 0)).toBe(10_002);
});

it('A very long value counts as other', async () => {
  const long = 'x'.repeat(101);
  const { groups, firmware } = await fleetFigures([
    hub({ spaceId: long, data: { ...DATA, product: long, firmware: long } }),
  ]);

  expect(groups).toMatchObject([{ product: 'other', spaceId: 'other', hubs: 1 }]);
  expect(firmware).toEqual([{ product: 'other', firmware: 'other', hubs: 1 }]);
});
