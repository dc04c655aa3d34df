import { violationsOfInput } from '../../../src/resolvers/mutations/config-violations.js';
import { ConfigInput } from '../../../src/schema/config-input.js';
import { HoldDelay } from '../../../src/schema/hold-delay.js';
import { catalogue } from '../../../src/schema/settings/catalogue.js';

function faultsOf(values: Readonly<Record<string, unknown>>) {
  return violationsOfInput(Object.assign(new ConfigInput(), values));
}

function delay(mode: string, milliseconds?: unknown): HoldDelay {
  return Object.assign(new HoldDelay(), { mode, milliseconds });
}

const named = (type: string) =>
  catalogue.filter(({ codec }) => codec.type === type).map(({ name }) => [name]);
const numbers = catalogue
  .filter(({ codec }) => codec.type === 'Int')
  .map(({ name, codec: { domain } }) => [name, domain.min ?? 0, domain.max ?? 0, domain.step ?? 1] as const);
const enums = catalogue
  .filter(({ codec }) => codec.domain.allowedValues !== undefined && !/HoldDelay|^\[/.test(codec.type))
  .map(({ name, codec }) => [name, codec.domain.allowedValues ?? []] as const);

describe('violationsOfInput', () => {
  it('has none for an empty input', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each(numbers)(
    'accepts of %s the limits %d and %d, and no value beyond them or between the steps',
    (name, min, max, step) => {
      for (const value of [min, min + step, max - step, max]) expect(faultsOf({ [name]: value })).toEqual([]);
      for (const value of [min - step, min - 1, max + 1, max + step, min + step / 2]) {
        expect(faultsOf({ [name]: value })).toMatchObject([
          { code: 'INVALID_VALUE', field: ['config', name] },
        ]);
      }
    },
  );

  it.each(enums)('allows for %s %j and no other value', (name, allowedValues) => {
    for (const value of allowedValues) expect(faultsOf({ [name]: value })).toEqual([]);
    expect(faultsOf({ [name]: 'NEITHER' })).toMatchObject([{ field: ['config', name] }]);
  });

  it.each(named('HoldDelay'))(
    'accepts of %s times from 100 to 12600 in steps, with the mode DELAY only',
    (name) => {
      for (const value of [
        delay('DELAY', 100),
        delay('DELAY', 12_600),
        delay('ALWAYS_ON'),
        delay('ALWAYS_OFF', null),
      ]) {
        expect(faultsOf({ [name]: value })).toEqual([]);
      }
      for (const value of [
        ...[0, 50, 99, 101, 150, 12_601, 12_700, -100, undefined, null].map((time) => delay('DELAY', time)),
        delay('ALWAYS_ON', 0),
        delay('ALWAYS_OFF', 12_700),
      ]) {
        expect(faultsOf({ [name]: value })).toMatchObject([
          { code: 'INVALID_VALUE', field: ['config', name, 'milliseconds'] },
        ]);
      }
    },
  );

  it.each(
    catalogue
      .filter(({ codec }) => codec.type === '[Int!]' && codec.domain.unit === undefined)
      .map(({ name }) => [name]),
  )('takes of %s any of the ports 1 to 4 once', (name) => {
    for (const value of [[], [1], [4, 1], [4, 3, 2, 1]]) expect(faultsOf({ [name]: value })).toEqual([]);
    for (const value of [[0], [5], [1, 1], [1, 2, 3, 4, 5], [1.5], [-1]]) {
      expect(faultsOf({ [name]: value })).toMatchObject([{ field: ['config', name] }]);
    }
  });

  it('allows four values of 0 to 155 W in steps of 5 for powerStatic, whose maximum sum is not published', () => {
    for (const value of [
      [0, 0, 0, 0],
      [155, 155, 155, 155],
      [5, 10, 15, 20],
    ]) {
      expect(faultsOf({ powerStatic: value })).toEqual([]);
    }
    for (const value of [
      [],
      [0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 156],
      [0, 0, 0, 160],
      [1, 0, 0, 0],
      [-5, 0, 0, 0],
    ]) {
      expect(faultsOf({ powerStatic: value }).length).toBe(1);
    }
  });

  it('leaves null to the check of each hub', () => {
    for (const { name } of catalogue) expect(faultsOf({ [name]: null })).toEqual([]);
  });

  it('names every violation of an input at once', () => {
    const values = Object.fromEntries(numbers.map(([name, , max]) => [name, max + 1]));

    expect(
      faultsOf({ ...values, powerStatic: [1] })
        .map(({ field }) => field?.[1])
        .sort(),
    ).toEqual([...Object.keys(values), 'powerStatic', 'powerStatic'].sort());
  });
});
