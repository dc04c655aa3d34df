import { isDeepStrictEqual } from 'node:util';
import { SETTINGS } from '../../../simulator/hub/settings.js';
import type { Json } from '../../../simulator/world/types.js';
import { ConfigRecord } from '../../../src/datasources/decode/hub-config.js';
import { differences, encodeConfig, notShown } from '../../../src/datasources/encode/config-changes.js';
import { ConfigInput } from '../../../src/schema/config-input.js';
import { catalogue, type Setting } from '../../../src/schema/settings/catalogue.js';

const integers = Array.from({ length: 200 }, (_, index) => index - 30);
const words = [
  'off',
  'on',
  'always',
  'active',
  'both',
  'port',
  'disable',
  'static',
  'firstprio',
  'fairshare',
];
const protocols = ['SPR', 'EPR', 'PPS', 'LQC'];
const flags = [true, false];

/** Every list of some of the items, in every order. */
function arrangements(items: readonly string[]): readonly (readonly string[])[] {
  return [
    [],
    ...items.flatMap((item) =>
      arrangements(items.filter((other) => other !== item)).map((others) => [item, ...others]),
    ),
  ];
}

/** Every combination of one of the items in each of four places. */
function fours<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.flatMap((a) => items.flatMap((b) => items.flatMap((c) => items.map((d) => [a, b, c, d]))));
}

/** JSON values beyond those of any setting. The 32 values of `powerstatic` stand in each place beside the edges. */
const CANDIDATES: readonly Json[] = [
  ...flags,
  ...integers,
  0.5,
  ...words,
  ...arrangements(protocols),
  ...fours(flags),
  ...fours([0, 1, 17, 31]),
  ...Array.from({ length: 32 }, (_, watts) => [watts, 31 - watts, watts, (watts * 7) % 32]),
  [0, 0, 0, 32],
  [],
  {},
  null,
];

/**
 * Every value of a setting by the vendor's table, as the simulator, which shares no code with the gateway, reads it.
 */
function allowed(setting: Setting): readonly Json[] {
  const shape = SETTINGS.find(({ name }) => name === setting.operatedName)?.shape;
  return CANDIDATES.filter((candidate) => shape?.accepts(candidate) === true);
}

const settings = catalogue.map((setting) => [setting.name, setting] as const);

function inputOf(values: Readonly<Record<string, unknown>>): ConfigInput {
  return Object.assign(new ConfigInput(), values);
}

describe('the settings', () => {
  it('are the 43 that the vendor documents', () => {
    expect(catalogue.map(({ operatedName }) => operatedName).sort()).toEqual(
      SETTINGS.map(({ name }) => name).sort(),
    );
  });

  it.each(settings)('%s: every value of Operated is read, and written back as it was', (_name, setting) => {
    const values = allowed(setting);

    expect(values.length).toBeGreaterThan(1);
    for (const sent of values) {
      const value = setting.codec.decode(sent);
      expect([sent, value]).not.toEqual([sent, null]);
      expect(setting.codec.encode(value)).toEqual(sent);
    }
  });

  it('differ in number by kind: no value is lost', () => {
    const counts = new Map(catalogue.map((setting) => [setting.operatedName, allowed(setting).length]));

    expect(counts.get('hpdondelay')).toBe(128);
    expect(counts.get('autoswitchports')).toBe(16);
    expect(counts.get('enabledports')).toBe(16);
    expect(counts.get('chargingprotocols')).toBe(65 + 1);
    expect(counts.get('mtrlongpressdelay')).toBe(32);
    expect(counts.get('mtrport')).toBe(7);
    expect(counts.get('usemtr')).toBe(3);
  });
});

describe('differences', () => {
  it.each(settings)('of %s are empty for the same value, and one for each other value', (_name, setting) => {
    const values = allowed(setting).slice(0, 40);
    // Collected, because an expectation takes longer than the comparison of two values.
    const wrong: (readonly [Json, Json])[] = [];
    for (const from of values) {
      const config = new ConfigRecord({ [setting.operatedName]: from });
      for (const to of values) {
        const value = setting.codec.decode(to);
        const found = differences(config, inputOf({ [setting.name]: value }));
        const sameSet = setting.codec.unordered === true && sorted(from) === sorted(to);
        const isSame = sameSet || JSON.stringify(from) === JSON.stringify(to);
        const expected = isSame ? {} : { [setting.operatedName]: to };
        const isRight =
          isDeepStrictEqual(encodeConfig(found), expected) &&
          isDeepStrictEqual(notShown(config, found), found);
        if (!isRight) wrong.push([from, to]);
      }
    }

    expect(values.length).toBeGreaterThan(1);
    expect(wrong).toEqual([]);
  });

  it('are all settings of the input if the hub sends no configuration', () => {
    const input = inputOf({ defaultPort: 0, lockActive: false });

    expect(encodeConfig(differences(null, input))).toEqual({ defaultport: 0, lockactive: 0 });
  });

  it('accept null for no default port only', () => {
    const input = inputOf({ defaultPort: null, lockActive: null, shareNetwork: undefined });

    expect(encodeConfig(differences(new ConfigRecord({ defaultport: 2 }), input))).toEqual({
      defaultport: 0,
    });
    expect(differences(new ConfigRecord({ defaultport: 0 }), input)).toEqual([]);
  });
});

function sorted(list: Json): string {
  return JSON.stringify(Array.isArray(list) ? [...(list as readonly Json[])].map(String).sort() : list);
}
