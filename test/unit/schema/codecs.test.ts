import '../../../src/schema/hub-config.js';
import { HoldMode } from '../../../src/schema/config-enums.js';
import { catalogue, type Setting } from '../../../src/schema/settings/catalogue.js';

const PORTS = [1, 2, 3, 4];

function subsetsOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: 2 ** items.length }, (_, bits) =>
    items.filter((_item, index) => (bits >> index) & 1),
  );
}

function range(min: number, max: number, step: number): readonly number[] {
  return Array.from({ length: (max - min) / step + 1 }, (_, index) => min + index * step);
}

/** Every value that a setting allows according to the catalogue. */
function domainOf({ codec }: Setting): readonly unknown[] {
  const { type, domain } = codec;
  const { min = 0, max = 0, step = 1, unit, allowedValues = [] } = domain;
  switch (true) {
    case type === 'Boolean':
      return [true, false];
    case type === '[Boolean!]':
      return subsetsOf(PORTS).map((ports) => PORTS.map((port) => ports.includes(port)));
    case type === 'Int':
      return range(min, max, step);
    case type === '[Int!]' && unit === 'W':
      return range(min, max, step).flatMap((watts) => [
        [watts, 0, 0, 0],
        [5, 10, 15, watts],
        [watts, watts, watts, watts],
      ]);
    case type === '[Int!]':
      return subsetsOf(range(min, max, step));
    case type === 'HoldDelay':
      return [
        { mode: HoldMode.ALWAYS_ON, milliseconds: null },
        { mode: HoldMode.ALWAYS_OFF, milliseconds: null },
        ...range(min, max, step).map((milliseconds) => ({ mode: HoldMode.DELAY, milliseconds })),
      ];
    case type.startsWith('['):
      return subsetsOf(allowedValues);
    default:
      return allowedValues;
  }
}

const NONSENSE: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'x',
  '0x1',
  NaN,
  Infinity,
  -1,
  1.5,
  1e9,
  128,
  2 ** 53,
  {},
  { mode: 'DELAY' },
  [[]],
  [null],
  [{}],
  ['x'],
  [-1],
  [1.5],
  [32],
  Symbol('x'),
  () => 1,
  new Date(),
  '__proto__',
  'constructor',
  'toString',
];

describe.each(catalogue.map((setting) => [setting.name, setting] as const))(
  'the codec of %s',
  (_name, setting) => {
    const { codec } = setting;

    it.each(NONSENSE.map((sent) => [sent]))('decodes %p as null', (sent) => {
      expect(codec.decode(sent)).toBeNull();
    });

    it('decodes every encoded value of its domain', () => {
      const values = domainOf(setting);

      expect(values.length).toBeGreaterThan(1);
      for (const value of values) expect(codec.decode(codec.encode(value))).toEqual(value);
    });

    it('encodes every value as JSON that decodes to the same', () => {
      for (const value of domainOf(setting)) {
        const sent = codec.encode(value);

        expect(JSON.parse(JSON.stringify(sent))).toEqual(sent);
      }
    });

    it('encodes different values differently', () => {
      const written = domainOf(setting).map((value) => JSON.stringify(codec.encode(value)));

      expect(new Set(written).size).toBe(
        new Set(domainOf(setting).map((value) => JSON.stringify(value))).size,
      );
    });

    it('decodes a number or a flag that is sent as text', () => {
      for (const value of domainOf(setting)) {
        const sent = codec.encode(value);
        if (typeof sent === 'number' || typeof sent === 'boolean')
          expect(codec.decode(String(sent))).toEqual(value);
      }
    });
  },
);

it('The catalogue has 43 settings with unique names', () => {
  expect(catalogue).toHaveLength(43);
  expect(new Set(catalogue.map(({ name }) => name)).size).toBe(43);
  expect(new Set(catalogue.map(({ operatedName }) => operatedName)).size).toBe(43);
});
