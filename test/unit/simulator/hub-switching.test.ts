import { act, at, hubOf } from './hub-fixture.js';
import type { JsonObject } from '../../../simulator/world/types.js';

interface Case {
  readonly says: string;
  readonly config?: JsonObject;
  readonly laptops?: readonly number[];
  readonly does: readonly string[];
  readonly active: number;
}

const cases: Record<string, readonly Case[]> = {
  'a hub that was just started': [
    {
      says: 'has its default port active, though nothing is there',
      config: { defaultport: 3 },
      does: [],
      active: 3,
    },
    { says: 'has no active port where there is no default', config: { defaultport: 0 }, does: [], active: 0 },
  ],
  'a laptop that comes': [
    {
      says: 'changes nothing with autoswitchconnect off',
      config: { autoswitchconnect: 'off' },
      does: ['plug 2'],
      active: 1,
    },
    { says: 'gets the screen with "on" if no laptop is shown', does: ['plug 2'], active: 2 },
    { says: 'waits with "on" while another is shown', does: ['plug 2', 'plug 3'], active: 2 },
    {
      says: 'gets the screen with "on" if someone switched off and others stayed',
      does: ['plug 2', 'press 2', 'plug 3'],
      active: 3,
    },
    {
      says: 'always gets the screen with "always"',
      config: { autoswitchconnect: 'always' },
      does: ['plug 2', 'plug 3'],
      active: 3,
    },
    {
      says: 'does not count on a port that takes no part',
      config: { autoswitchports: 0b1011 },
      does: ['plug 3'],
      active: 1,
    },
    {
      says: 'keeps the screen from coming back when it replaces itself',
      does: ['plug 2', 'plug 2'],
      active: 2,
    },
  ],
  'a laptop that goes': [
    {
      says: 'leaves its port active with autoswitchdisconnect off',
      config: { autoswitchdisconnect: 'off' },
      laptops: [2],
      does: ['unplug 2'],
      active: 2,
    },
    {
      says: 'gives back to the default port with "on" if it is the last',
      config: { autoswitchdisconnect: 'on' },
      laptops: [2],
      does: ['unplug 2'],
      active: 1,
    },
    {
      says: 'leaves its port active with "on" while another is there',
      config: { autoswitchdisconnect: 'on' },
      laptops: [2],
      does: ['plug 3', 'unplug 2'],
      active: 2,
    },
    {
      says: 'is the last with "on" though a port that takes no part has one',
      config: { autoswitchdisconnect: 'on', autoswitchports: 0b0111 },
      laptops: [2],
      does: ['plug 4', 'unplug 2'],
      active: 1,
    },
    {
      says: 'gives back with "active" if it was shown',
      config: { autoswitchdisconnect: 'active' },
      laptops: [2],
      does: ['plug 3', 'unplug 2'],
      active: 1,
    },
    {
      says: 'changes nothing with "active" if another is shown',
      config: { autoswitchdisconnect: 'active' },
      laptops: [2],
      does: ['plug 3', 'unplug 3'],
      active: 2,
    },
    { says: 'gives back with "both" if it was shown', laptops: [2], does: ['plug 3', 'unplug 2'], active: 1 },
    {
      says: 'gives back with "both" if it is the last, shown or not',
      laptops: [2],
      does: ['press 3', 'unplug 2'],
      active: 1,
    },
    {
      says: 'changes nothing on a port that takes no part',
      config: { autoswitchports: 0b1101 },
      does: ['plug 2', 'press 2', 'unplug 2'],
      active: 2,
    },
    {
      says: 'leaves no port active where there is no default',
      config: { defaultport: 0 },
      laptops: [2],
      does: ['unplug 2'],
      active: 0,
    },
  ],
  'a button': [
    { says: 'makes its port active', laptops: [1], does: ['press 3'], active: 3 },
    { says: 'deactivates the active port', laptops: [1], does: ['press 1'], active: 0 },
    {
      says: 'gives the active port back to the default with buttonoffdefaultport',
      config: { buttonoffdefaultport: true, defaultport: 2 },
      laptops: [1],
      does: ['press 3', 'press 3'],
      active: 2,
    },
    {
      says: 'is dead where buttondisabled names its port',
      config: { buttondisabled: 0b0100 },
      does: ['press 3'],
      active: 1,
    },
    {
      says: 'works where buttondisabled names others',
      config: { buttondisabled: 0b1011 },
      does: ['press 3'],
      active: 3,
    },
    {
      says: 'is dead on an empty port with buttonemptydisabled',
      config: { buttonemptydisabled: true },
      does: ['press 3'],
      active: 1,
    },
    {
      says: 'works on a taken port with buttonemptydisabled',
      config: { buttonemptydisabled: true, autoswitchconnect: 'off' },
      does: ['plug 3', 'press 3'],
      active: 3,
    },
    {
      says: 'does on a long press what it does on a short one, where no UC system is',
      does: ['hold 3'],
      active: 3,
    },
  ],
  'the API': [
    { says: 'makes a port active, even an empty one', laptops: [1], does: ['api 4'], active: 4 },
    { says: 'leaves no port active with 0', laptops: [1], does: ['api 0'], active: 0 },
    {
      says: 'leaves no port active with 0 despite buttonoffdefaultport',
      config: { buttonoffdefaultport: true },
      laptops: [2],
      does: ['api 0'],
      active: 0,
    },
  ],
  'a lock (lockactive)': [
    {
      says: 'holds the shown laptop against a new one',
      config: { lockactive: 1, autoswitchconnect: 'always' },
      laptops: [2],
      does: ['plug 3'],
      active: 2,
    },
    {
      says: 'holds it against buttons',
      config: { lockactive: 1 },
      laptops: [2],
      does: ['press 3', 'press 2'],
      active: 2,
    },
    {
      says: 'holds it against the API',
      config: { lockactive: 1 },
      laptops: [2],
      does: ['api 3', 'api 0'],
      active: 2,
    },
    {
      says: 'ends when the shown laptop goes',
      config: { lockactive: 1 },
      laptops: [2],
      does: ['unplug 2'],
      active: 1,
    },
    { says: 'does not hold an empty port', config: { lockactive: 1 }, does: ['press 3'], active: 3 },
  ],
};

describe.each(Object.entries(cases))('%s', (_, list) => {
  test.each(list)('$says', ({ config, laptops, does, active }) => {
    const { hub } = hubOf({ config, laptops });
    for (const action of does) act(hub, action);
    expect(hub.state().active).toBe(active);
  });
});

test('a port in inactivedisabled is off while it is not active, and still reports its laptop', () => {
  const { hub } = hubOf({ config: { inactivedisabled: 0b0110, autoswitchconnect: 'off' }, laptops: [2] });
  const enabled = () =>
    ['usb1', 'usb2', 'usb3', 'usb4'].map((port) => at(hub.data(), 'connections', port, 'enabled'));
  expect(enabled()).toEqual([true, false, false, true]);
  act(hub, 'press 2');
  expect(enabled()).toEqual([true, true, false, true]);
  expect(hub.data()).toMatchObject({ connections: { usb2: { connected: true } } });
});

test('noportperipheraloff turns the peripherals off while no port is active', () => {
  const watts = (config: JsonObject) =>
    at(hubOf({ config: { ...config, defaultport: 0 } }).hub.data(), 'power', 'wattage');
  expect(watts({ noportperipheraloff: false })).toBe(13.5);
  expect(watts({ noportperipheraloff: true })).toBe(7);
});

test.each([0, 5, 1.5, Number.NaN])(
  "port %p does not exist: it can't be plugged, unplugged or pressed",
  (port) => {
    const { hub } = hubOf();
    expect(() => hub.plug(port, { vid: 1, pid: 2 })).toThrow(RangeError);
    expect(() => hub.unplug(port)).toThrow(RangeError);
    expect(() => hub.press(port, false)).toThrow(RangeError);
  },
);

test('the charging hub has no buttons and no active port', () => {
  const { hub } = hubOf({ family: 'OPH4', firmware: '1.0.5' });
  expect(() => hub.press(1, false)).toThrow(new RangeError('O-PH-4 has no buttons.'));
  act(hub, 'plug 2');
  expect(hub.state()).toEqual({ connected: [0, 1, 0, 0], otp: 'normal' });
});
