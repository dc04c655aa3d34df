import { decodeHub, decodeHubs } from '../../../src/datasources/decode/hub-rows.js';
import type { HubRecord } from '../../../src/datasources/decode/hub.js';

const now = new Date('2026-03-25T09:00:00Z');
const hubOf = (row: object): HubRecord => decodeHub({ id: 'a', ...row }, 'a', now);

describe('a hub', () => {
  it.each<[string, object, string | null]>([
    ['nowhere', {}, null],
    ['in serialNumber, before all', { serialNumber: 'S', hwId: 'H', data: { serial: 'D' } }, 'S'],
    ['in data.serial', { hwId: 'H', data: { serial: 'D', serialnumber: 'E' } }, 'D'],
    ['in data.serialnumber', { hwId: 'H', data: { serialnumber: 'E' } }, 'E'],
    ['in hwId', { hwId: 'H', hwid: 'I' }, 'H'],
    ['in hwid', { hwid: 'I' }, 'I'],
    ['in data.hwid', { data: { hwid: 'J' } }, 'J'],
    ['as a number', { serialNumber: 474 }, '474'],
    ['past an empty text', { serialNumber: '', data: { serial: 'D' } }, 'D'],
    ['past a null', { serialNumber: null, data: { serial: 'D' } }, 'D'],
  ])('has its serial number %s', (_title, row, serialNumber) => {
    expect(hubOf(row).serialNumber).toBe(serialNumber);
  });

  it.each<[string, object, string | null]>([
    ['nothing', {}, null],
    ['its name', { name: 'N', data: { customid: 'C' } }, 'N'],
    ['its custom id', { customid: 'T', data: { customid: 'C' }, hwId: 'H' }, 'C'],
    ['its custom id at the top', { customid: 'T', hwId: 'H' }, 'T'],
    ['its hardware id', { hwId: 'H', serialNumber: 'S' }, 'H'],
    ['its serial number', { serialNumber: 'S' }, 'S'],
  ])('is called by %s', (_title, row, name) => {
    expect(hubOf(row).name).toBe(name);
  });

  it.each<[string, object, readonly string[]]>([
    ['nowhere', {}, []],
    ['nowhere, as null', { spaceId: null }, []],
    ['in an array spaceId', { spaceId: ['s', 't'] }, ['s', 't']],
    ['in an array spaceIds', { spaceIds: ['s', 't'] }, ['s', 't']],
    ['in a text', { spaceId: 's' }, ['s']],
    ['in a text spaceIds', { spaceIds: 's' }, ['s']],
    ['in a number', { spaceId: 7 }, ['7']],
    ['twice in the same', { spaceId: ['s', 's'] }, ['s']],
    ['in nothing readable', { spaceId: [null, {}, '', ['s']] }, []],
    ['in spaceIds before spaceId', { spaceIds: ['s'], spaceId: ['t'] }, ['s']],
  ])('stands %s', (_title, row, spaceIds) => {
    expect(hubOf(row).spaceIds).toEqual(spaceIds);
  });

  it.each<[unknown, boolean]>([
    [true, true],
    [1, true],
    ['1', true],
    ['true', true],
    [false, false],
    [0, false],
    ['0', false],
    [undefined, false],
    [null, false],
    ['yes', false],
    [2, false],
  ])('with the presence %p is online: %p', (presence, online) => {
    expect(hubOf({ data: { presence } }).online).toBe(online);
  });

  it.each<[string, string, string]>([
    ['O-PC-3', 'OPC3', 'Power Conference 3'],
    ['O-PC-4', 'OPC4', 'Power Conference 4'],
    ['o-pc-4', 'OPC4', 'Power Conference 4'],
    ['OPC4', 'OPC4', 'Power Conference 4'],
    ['O-PH-4', 'OPH4', 'Power Hub 4'],
    ['O-PC-4-NODE', 'UNKNOWN', 'O-PC-4-NODE'],
    ['O-PC-40', 'UNKNOWN', 'O-PC-40'],
    ['', 'UNKNOWN', 'Unknown product'],
    ['constructor', 'UNKNOWN', 'constructor'],
  ])('of the product "%s" is of the family %s', (product, family, name) => {
    expect(hubOf({ data: { product } }).product).toMatchObject({ code: product, family, name });
  });

  it.each<[string, object, readonly string[]]>([
    ['of its product, where none is sent', { product: 'O-PC-4' }, ['usb1', 'usb2', 'usb3', 'usb4']],
    ['that are sent, of an unknown product', { connections: { usb2: {} } }, ['usb2']],
    [
      'beyond its product',
      { product: 'O-PC-4', connections: { usb8: {} } },
      ['usb1', 'usb2', 'usb3', 'usb4', 'usb8'],
    ],
    ['under con', { con: { usb1: {} } }, ['usb1']],
    ['under connections before con', { connections: { usb1: {} }, con: { usb2: {} } }, ['usb1']],
    ['by number and not by text', { connections: { usb10: {}, usb9: {} } }, ['usb9', 'usb10']],
    ['whose value is null', { connections: { usb1: null } }, ['usb1']],
    [
      'whose names are usb and a number',
      { connections: { usb0: {}, usb01: {}, 'usb-a': {}, USB1: {}, usb1x: {} } },
      [],
    ],
    ['that is active', { state: { active: 6 } }, ['usb6']],
  ])('has the ports %s', (_title, data, names) => {
    expect(hubOf({ data }).ports.map(({ name }) => name)).toEqual(names);
  });

  it.each<[unknown, number | null]>([
    [0, null],
    [4, 4],
    ['4', 4],
    [-1, null],
    [1.5, null],
    [null, null],
    ['none', null],
  ])('with the active port %p has %p', (active, number) => {
    expect(hubOf({ data: { state: { active } } }).activePortNumber).toBe(number);
  });

  it.each<[unknown, readonly boolean[] | null]>([
    [
      [0, 1, 0, 1],
      [false, true, false, true],
    ],
    [
      [true, false],
      [true, false],
    ],
    [
      ['1', '0'],
      [true, false],
    ],
    [
      [null, 2, 'x'],
      [false, false, false],
    ],
    [[], []],
    [{ usb1: 1 }, null],
    [1, null],
    [undefined, null],
  ])('with the connected flags %p has %p', (connected, flags) => {
    expect(hubOf({ data: { state: { connected } } }).state?.connected).toEqual(flags);
  });

  it.each<[string, object, object | null]>([
    ['none', {}, null],
    [
      'of the hub',
      { power: { wattage: '52.5', voltage: 19999.6, current: null } },
      { wattage: 52.5, voltage: 20_000, current: null },
    ],
    [
      'summed over its ports',
      { connections: { usb1: { power: { wattage: 1, energy: 2 } }, usb2: { power: { wattage: 3 } } } },
      { wattage: 4, energy: 2, voltage: null },
    ],
    [
      'of ports that report nothing',
      { connections: { usb1: { power: {} } } },
      { wattage: null, energy: null },
    ],
    ['that is not an object', { power: 12 }, null],
  ])('has the power %s', (_title, data, power) => {
    const found = hubOf({ data }).power;
    if (power === null) expect(found).toBeNull();
    else expect(found).toMatchObject(power);
  });

  it.each<[string, unknown, object | null]>([
    ['numbers', { vid: 0x05ac, pid: 0x12a8 }, { vendorIdHex: '0x05ac', productIdHex: '0x12a8' }],
    ['numbers as text', { vid: '1452', pid: '1' }, { vendorIdHex: '0x05ac', productIdHex: '0x0001' }],
    ['zeros', { vid: 0, pid: 0 }, { vendorIdHex: '0x0000', productIdHex: '0x0000' }],
    ['the largest', { vid: 0xffff, pid: 0xffff }, { vendorIdHex: '0xffff', productIdHex: '0xffff' }],
    ['more than 16 bits', { vid: 0x10000, pid: 1 }, null],
    ['a vendor alone', { vid: 1 }, null],
    ['nothing', null, null],
  ])('has a device of %s', (_title, device, identity) => {
    const found = hubOf({ data: { connections: { usb1: { device } } } }).port(1)?.device ?? null;
    if (identity === null) expect(found).toBeNull();
    else expect(found).toMatchObject(identity);
  });
});

describe('the rows of a list', () => {
  const missing = (rows: readonly object[]) =>
    decodeHubs(rows, now).map((hub) => [...hub.missing].sort().join());

  it('are thin if they have no part', () => {
    expect(missing([{ id: 'a' }, { id: 'b', data: { serial: 'x', product: 'O-PC-4' } }])).toEqual([
      'config,connections,state',
      'config,connections,state',
    ]);
  });

  it('are complete if each has the parts that others have', () => {
    expect(missing([{ id: 'a', data: { state: {}, config: {}, connections: { usb1: {} } } }])).toEqual(['']);
  });

  it('lack a part that no row has, but not one that another row has', () => {
    expect(
      missing([
        { id: 'a', data: { state: {}, con: { usb1: {} } } },
        { id: 'b', data: { state: {} } },
        { id: 'c', data: {} },
      ]),
    ).toEqual(['config', 'config', 'config,connections,state']);
  });
});
