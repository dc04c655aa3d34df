import { profileOf } from '../../../simulator/hub/profile.js';
import { type SettingName, SETTINGS } from '../../../simulator/hub/settings.js';
import { hubOf } from './hub-fixture.js';
import type { Json } from '../../../simulator/world/types.js';

interface Values {
  readonly accepts: readonly Json[];
  readonly rejects: readonly Json[];
}

const flag: Values = { accepts: [true, false], rejects: [0, 1, 'true', null, [true]] };
const integer = (min: number, max: number): Values => ({
  accepts: [min, max],
  rejects: [min - 1, max + 1, min + 0.5, String(min), true, null],
});
const word = (...words: readonly string[]): Values => ({
  accepts: words,
  rejects: ['', words[0]?.toUpperCase() ?? '', 0, true, null],
});
const number = (...numbers: readonly number[]): Values => ({
  accepts: numbers,
  rejects: [-1, Math.max(...numbers) + 1, true, false, '1', null],
});
const bits = integer(0, 15);
const hold = integer(0, 127);
const leaving = word('off', 'on', 'active', 'both');

/** The vendor's table, written by hand: an independent source for the test. */
const table: Record<SettingName, Values> = {
  adminalwaysoff: flag,
  autoswitchconnect: word('off', 'on', 'always'),
  autoswitchdisconnect: leaving,
  autoswitchports: bits,
  buttondisabled: bits,
  buttonemptydisabled: flag,
  buttonoffdefaultport: flag,
  chargingprotocols: {
    accepts: [[], ['SPR'], ['SPR', 'EPR', 'PPS', 'LQC']],
    rejects: ['SPR', ['5V'], ['spr'], [1], null, {}],
  },
  defaultport: integer(0, 4),
  disabledfpusb3: flag,
  disableleds: flag,
  enabledports: {
    accepts: [
      [true, true, true, true],
      [false, false, false, false],
    ],
    rejects: [[true, true, true], [true, true, true, true, true], [1, 1, 1, 1], true, 15, null],
  },
  hdmiceccontrol: flag,
  hdmipowerondelay: hold,
  hpdondelay: hold,
  inactivedisabled: bits,
  lockactive: number(0, 1),
  mtrautoswitchreset: leaving,
  mtrbuttoncycle: flag,
  mtrdefaultmodeports: bits,
  mtrdisableusb: number(0, 1, 2),
  mtrkeepmodeinactive: flag,
  mtrlongpressdelay: integer(0, 31),
  mtrmanualinherit: flag,
  mtrmodememory: flag,
  mtronextension: flag,
  mtrport: integer(0, 6),
  noportperipheraloff: flag,
  powerbalancingmode: word('static', 'firstprio', 'fairshare'),
  powerstatic: {
    accepts: [
      [0, 0, 0, 0],
      [31, 0, 0, 0],
      [0, 0, 18, 31],
    ],
    rejects: [[32, 0, 0, 0], [-1, 0, 0, 0], [0, 0, 0], [31, 31, 31, 31], [0.5, 0, 0, 0], 5, null],
  },
  sharenetwork: flag,
  sharenetworkspeed: flag,
  tysel7io: flag,
  tysel8io: flag,
  ufpdefaultrole: number(0, 1),
  ufprole: number(0, 1, 2),
  usbpowerdistributionmode: number(0, 1, 2),
  usbpt2ondelay: hold,
  usbpt3ondelay: hold,
  usbptondelay: hold,
  usbptusbcondelay: hold,
  usbptvbusondelay: hold,
  usemtr: word('off', 'port', 'disable'),
};

function hubWith(name: string) {
  const families = [
    { family: 'OPC4', firmware: '1.1.0' },
    { family: 'OPC3', firmware: '1.6.8' },
    { family: 'OPH4', firmware: '1.0.5' },
  ] as const;
  const role = families.find(({ family, firmware }) => profileOf(family, firmware).settings.has(name));
  return hubOf(role).hub;
}

test('there are 43 settings: 36 of O-PC-4, 26 of the latest O-PC-3, 6 of O-PH-4', () => {
  expect(SETTINGS).toHaveLength(43);
  expect(new Set(SETTINGS.map(({ name }) => name)).size).toBe(43);
  expect(profileOf('OPC4', '1.0.0').settings.size).toBe(36);
  expect(profileOf('OPC3', '1.6.8').settings.size).toBe(26);
  expect(profileOf('OPH4', '1.0.0').settings.size).toBe(6);
});

describe.each(Object.entries(table))('%s', (name, { accepts, rejects }) => {
  test.each(rejects.map((value) => [JSON.stringify(value), value] as const))('rejects %s', (_, value) => {
    const hub = hubWith(name);
    const before = hub.config();
    const result = hub.putConfig({ [name]: value }, 'reject');
    expect(result).toMatchObject({ ok: false, status: 422 });
    expect(result).toHaveProperty('message', expect.stringMatching(`^${name} must (be|add up to) `));
    expect(hub.config()).toEqual(before);
  });

  test.each(accepts.map((value) => [JSON.stringify(value), value] as const))('accepts %s', (_, value) => {
    const hub = hubWith(name);
    expect(hub.putConfig({ [name]: value }, 'reject')).toEqual({ ok: true });
    expect(hub.config()[name]).toEqual(value);
  });
});

test.each(SETTINGS.map(({ name, shape, preset }) => ({ name, shape, preset })))(
  'the preset of $name is a value that the setting takes',
  ({ shape, preset }) => {
    expect(shape.accepts(preset)).toBe(true);
  },
);

test.each<[string, readonly SettingName[]]>([
  ['1.2.0', []],
  ['1.3.1', ['hdmipowerondelay', 'hpdondelay', 'inactivedisabled', 'usbpt2ondelay', 'usbptvbusondelay']],
  [
    '1.4.3',
    ['buttondisabled', 'mtrautoswitchreset', 'mtrkeepmodeinactive', 'mtrlongpressdelay', 'mtrmodememory'],
  ],
  ['1.6.8', ['buttonemptydisabled', 'lockactive']],
])(
  'an O-PC-3 with firmware %s has the settings that came with it, and none that came later',
  (firmware, names) => {
    const all = ['1.2.0', '1.3.1', '1.4.3', '1.6.8'];
    const before = all[all.indexOf(firmware) - 1];
    const { hub } = hubOf({ family: 'OPC3', firmware });
    for (const name of names) {
      expect(hub.config()).toHaveProperty(name);
      if (before !== undefined) expect(profileOf('OPC3', before).settings.has(name)).toBe(false);
    }
    expect(hub.config()).not.toHaveProperty('noportperipheraloff');
  },
);
