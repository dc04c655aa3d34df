import { act, hubOf } from './hub-fixture.js';
import type { JsonObject } from '../../../simulator/world/types.js';

interface Case {
  readonly says: string;
  readonly config?: JsonObject;
  readonly laptops?: readonly number[];
  readonly does: readonly string[];
  readonly uc: boolean;
}

/** Ports 1 and 2 start in UC mode, 3 and 4 in BYOD. */
const PORTS = { usemtr: 'disable', mtrdefaultmodeports: 0b0011 };
const MEMORY = { ...PORTS, mtrmodememory: true };

const cases: Record<string, readonly Case[]> = {
  'the port that becomes active': [
    { says: 'brings the mode that mtrdefaultmodeports gives it', does: ['press 2'], uc: true },
    { says: 'brings BYOD where its bit is not set', does: ['press 3'], uc: false },
    { says: 'brings its mode when a laptop made it active', does: ['plug 3'], uc: false },
  ],
  'a manual change': [
    {
      says: 'keeps the mode with mtrmanualinherit',
      config: { ...PORTS, mtrmanualinherit: true },
      does: ['press 3'],
      uc: true,
    },
    {
      says: 'keeps the mode with mtrmanualinherit through the API too',
      config: { ...PORTS, mtrmanualinherit: true },
      does: ['api 3'],
      uc: true,
    },
  ],
  'an automatic change': [
    {
      says: 'keeps no mode with mtrmanualinherit',
      config: { ...PORTS, mtrmanualinherit: true },
      does: ['plug 3'],
      uc: false,
    },
  ],
  'no active port': [
    { says: 'falls back to BYOD', does: ['press 1'], uc: false },
    {
      says: 'keeps the mode with mtrkeepmodeinactive',
      config: { ...PORTS, mtrkeepmodeinactive: true },
      does: ['press 1'],
      uc: true,
    },
  ],
  'the memory (mtrmodememory)': [
    {
      says: 'brings the mode back after a time without an active port',
      config: MEMORY,
      does: ['press 1', 'press 3'],
      uc: true,
    },
    {
      says: 'goes before mtrdefaultmodeports from port to port',
      config: MEMORY,
      does: ['press 3'],
      uc: true,
    },
    {
      says: 'remembers the mode that people chose',
      config: MEMORY,
      does: ['hold 1', 'press 1', 'press 2'],
      uc: false,
    },
    { says: 'keeps nothing where it is off', does: ['press 1', 'press 3'], uc: false },
  ],
  mtrautoswitchreset: [
    {
      says: '"off" keeps the memory when laptops leave',
      config: MEMORY,
      laptops: [1],
      does: ['unplug 1', 'press 3'],
      uc: true,
    },
    {
      says: '"on" clears it when the last laptop leaves',
      config: { ...MEMORY, mtrautoswitchreset: 'on' },
      laptops: [1],
      does: ['unplug 1', 'press 3'],
      uc: false,
    },
    {
      says: '"on" keeps it while another is there',
      config: { ...MEMORY, mtrautoswitchreset: 'on' },
      laptops: [1],
      does: ['plug 2', 'unplug 1', 'press 3'],
      uc: true,
    },
    {
      says: '"active" clears it when the shown laptop leaves',
      config: { ...MEMORY, mtrautoswitchreset: 'active' },
      laptops: [1],
      does: ['plug 2', 'unplug 1', 'press 3'],
      uc: false,
    },
    {
      says: '"active" keeps it when another leaves',
      config: { ...MEMORY, mtrautoswitchreset: 'active' },
      laptops: [1],
      does: ['plug 2', 'unplug 2', 'press 3'],
      uc: true,
    },
    {
      says: '"both" clears it when the shown laptop leaves',
      config: { ...MEMORY, mtrautoswitchreset: 'both' },
      laptops: [1],
      does: ['plug 2', 'unplug 1', 'press 3'],
      uc: false,
    },
  ],
  people: [
    { says: 'hold a button to change the mode', does: ['hold 1'], uc: false },
    { says: 'hold it again to change back', does: ['hold 1', 'hold 1'], uc: true },
    {
      says: 'hold in vain where mtrlongpressdelay is 0: it is a press',
      config: { ...PORTS, mtrlongpressdelay: 0 },
      does: ['hold 2'],
      uc: true,
    },
    { says: 'hold in vain while no port is active', does: ['press 1', 'hold 1'], uc: false },
    {
      says: 'press the active port to change the mode with mtrbuttoncycle',
      config: { ...PORTS, mtrbuttoncycle: true },
      does: ['press 1'],
      uc: false,
    },
    {
      says: 'press another port with mtrbuttoncycle to change the port',
      config: { ...PORTS, mtrbuttoncycle: true },
      does: ['press 2'],
      uc: true,
    },
  ],
};

describe.each(Object.entries(cases))('%s', (_, list) => {
  test.each(list)('$says', ({ config, laptops, does, uc }) => {
    const { hub } = hubOf({ config: config ?? PORTS, laptops });
    for (const action of does) act(hub, action);
    expect(hub.state().mtrmode).toBe(uc);
  });
});

test('mtrbuttoncycle never leaves the hub without an active port', () => {
  const { hub } = hubOf({ config: { ...PORTS, mtrbuttoncycle: true } });
  for (const action of ['press 1', 'press 1', 'press 1']) act(hub, action);
  expect(hub.state()).toMatchObject({ active: 1, mtrmode: false });
});

describe('the UC fields of the state', () => {
  const stateWith = (config: JsonObject) => hubOf({ config: { ...PORTS, ...config } }).hub.state();

  test.each<[string, JsonObject, JsonObject]>([
    ['nothing where there is none', { usemtr: 'off' }, {}],
    ['its port, in UC mode', { usemtr: 'port', mtrport: 3 }, { mtrmode: true, mtrport: 3 }],
    ['no port in BYOD mode', { usemtr: 'port', mtrport: 3, defaultport: 3 }, { mtrmode: false }],
    ['the USB-A port that it takes, in UC mode', { mtrdisableusb: 2 }, { mtrmode: true, mtrdisable: 2 }],
    ['the arrangement at the Node', { mtronextension: true }, { mtrmode: true, mtrextension: 'disable' }],
    [
      'the arrangement at the Node in BYOD mode too',
      { mtronextension: true, usemtr: 'port', defaultport: 4 },
      { mtrmode: false, mtrextension: 'port' },
    ],
  ])('%s', (_, config, expected) => {
    const sent = Object.entries(stateWith(config)).filter(([name]) => name.startsWith('mtr'));
    expect(Object.fromEntries(sent)).toEqual(expected);
  });
});

test('removing the UC system removes its mode; a new UC system starts in the mode of the active port', () => {
  const { hub } = hubOf({ config: PORTS });
  hub.putConfig({ usemtr: 'off' }, 'reject');
  expect(hub.state()).not.toHaveProperty('mtrmode');
  hub.putConfig({ usemtr: 'port', mtrport: 2 }, 'reject');
  expect(hub.state()).toMatchObject({ mtrmode: true, mtrport: 2 });
});

test('a memory that is turned on starts with the current mode', () => {
  const { hub } = hubOf({ config: PORTS });
  hub.putConfig({ mtrmodememory: true }, 'reject');
  for (const action of ['press 1', 'press 4']) act(hub, action);
  expect(hub.state().mtrmode).toBe(true);
});
