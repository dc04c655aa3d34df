import {
  choice,
  integer,
  list,
  optionalText,
  optionalUrl,
  requiredUrl,
  textWithDefault,
} from '../../../process/declaration.js';
import { EnvironmentError, readBothConfigs, readEnvironment } from '../../../process/read-environment.js';

const DECLARATION = {
  TIMEOUT_MS: integer({ min: 1, max: 60_000, fallback: 500 }, { description: 'A time.' }),
  MODE: choice(['fast', 'slow'], 'fast', { description: 'A mode.' }),
  KEY: optionalText({ description: 'A key.', secret: true }),
  NAME: textWithDefault('nobody', { description: 'A name.' }),
  SITE: optionalUrl({ description: 'A site.' }),
  HOME: requiredUrl('is not set: it must say where home is', { description: 'A home.' }),
  COLOURS: list('colours', (item) => /^[a-z]+$/.test(item), { description: 'Colours.' }),
  SIZES: list('sizes', (item) => /^[smxl]+$/.test(item), { description: 'Sizes.', fallback: ['s', 'm'] }),
};
const HOME = 'https://home.example';

/** The violations that `read` throws; empty if it throws none. */
function violationsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.violations;
    throw error;
  }
  return [];
}

const violations = (environment: Readonly<Record<string, string>>) =>
  violationsOf(() => readEnvironment(DECLARATION, { HOME, ...environment }));

describe('A violation', () => {
  test.each(['0', '60001', '-5', '5.5', '1e3', 'soon', '99999999999999999'])(
    'is a number outside its range, or text that is not a number: %s',
    (TIMEOUT_MS) => {
      expect(violations({ TIMEOUT_MS })).toEqual([
        `TIMEOUT_MS must be a whole number, 1…60000, not "${TIMEOUT_MS}"`,
      ]);
    },
  );

  test('is a value that is not one of the choices', () => {
    expect(violations({ MODE: 'FAST' })).toEqual(['MODE must be one of: fast, slow, not "FAST"']);
  });

  test.each(['home', 'ftp://home.example', '//home.example', 'javascript:alert(1)'])(
    'is a URL that is not http or https: %s',
    (SITE) => {
      expect(violations({ SITE })).toEqual([
        `SITE must be an http or https URL without user, query or fragment, not "${SITE}"`,
      ]);
    },
  );

  test('is a list with an item that is not allowed', () => {
    expect(violations({ COLOURS: 'red, GREEN' })).toEqual([
      'COLOURS must be colours, separated by commas, not "red, GREEN"',
    ]);
  });

  test.each([{}, { HOME: '' }, { HOME: ' ' }])(
    'is a required variable that is not set: %j',
    (environment) => {
      expect(violationsOf(() => readEnvironment(DECLARATION, environment))).toEqual([
        'HOME is not set: it must say where home is',
      ]);
    },
  );

  test('is reported together with all others, one line each, in the order of the declaration', () => {
    const all = { COLOURS: '1', TIMEOUT_MS: 'x', MODE: 'y', HOME: 'z' };
    expect(violations(all).map((violation) => violation.split(' ')[0])).toEqual([
      'TIMEOUT_MS',
      'MODE',
      'HOME',
      'COLOURS',
    ]);
    expect(() => readEnvironment(DECLARATION, all)).toThrow(/^TIMEOUT_MS .*\nMODE .*\nHOME .*\nCOLOURS .*$/);
  });

  test('of several variables is reported beside those of single variables', () => {
    const read = () =>
      readEnvironment(DECLARATION, { HOME, MODE: 'slow', TIMEOUT_MS: 'x' }, ({ MODE, TIMEOUT_MS }) => [
        `MODE=${MODE} does not go with TIMEOUT_MS=${TIMEOUT_MS}`,
      ]);
    expect(violationsOf(read)).toEqual([
      'TIMEOUT_MS must be a whole number, 1…60000, not "x"',
      'MODE=slow does not go with TIMEOUT_MS=undefined',
    ]);
  });
});

describe('A message never contains', () => {
  test('the value of a secret', () => {
    const secret = { ...optionalText({ description: '', secret: true }), schema: DECLARATION.MODE.schema };
    const read = () => readEnvironment({ SECRET: secret }, { SECRET: 'swordfish' });
    expect(violationsOf(read)).toEqual(['SECRET must be one of: fast, slow']);
  });

  test.each([
    'https://me:swordfish@home.example',
    'https://swordfish@home.example/path',
    'https://home.example/?key=swordfish',
    'https://home.example/#swordfish',
  ])('the credentials, query or fragment of a URL: %s', (SITE) => {
    const [violation = ''] = violations({ SITE });
    expect(violation).toContain('SITE must be');
    expect(violation).not.toContain('swordfish');
  });
});

describe('A value', () => {
  test('is the default where a variable is unset or empty', () => {
    const defaults = {
      TIMEOUT_MS: 500,
      MODE: 'fast',
      KEY: undefined,
      NAME: 'nobody',
      SITE: undefined,
      HOME,
      COLOURS: [],
      SIZES: ['s', 'm'],
    };
    expect(readEnvironment(DECLARATION, { HOME })).toEqual(defaults);
    const empty = { TIMEOUT_MS: '', MODE: ' ', KEY: '', NAME: '\t', SITE: '', COLOURS: '', SIZES: '' };
    expect(readEnvironment(DECLARATION, { HOME, ...empty })).toEqual(defaults);
  });

  test('has the declared type, without surrounding spaces and trailing slashes', () => {
    const set = {
      TIMEOUT_MS: ' 60000 ',
      MODE: 'slow',
      KEY: 'k',
      NAME: 'Ada',
      SITE: 'http://site.example/base//',
      COLOURS: 'red,green  blue',
      SIZES: 'xl',
    };
    expect(readEnvironment(DECLARATION, { HOME, ...set })).toEqual({
      TIMEOUT_MS: 60_000,
      MODE: 'slow',
      KEY: 'k',
      NAME: 'Ada',
      SITE: 'http://site.example/base',
      HOME,
      COLOURS: ['red', 'green', 'blue'],
      SIZES: ['xl'],
    });
  });

  test('is not read for a variable that is not declared', () => {
    expect(readEnvironment(DECLARATION, { HOME, PATH: '/bin' })).not.toHaveProperty('PATH');
  });
});

describe('Two configurations', () => {
  const fail = (violation: string) => () => {
    throw new EnvironmentError([violation]);
  };

  test('report the violations of both', () => {
    expect(violationsOf(() => readBothConfigs(fail('one'), fail('other')))).toEqual(['one', 'other']);
    expect(violationsOf(() => readBothConfigs(() => 1, fail('other')))).toEqual(['other']);
    expect(violationsOf(() => readBothConfigs(fail('one'), () => 2))).toEqual(['one']);
  });

  test('are both returned if neither has a violation', () => {
    expect(
      readBothConfigs(
        () => 1,
        () => 'two',
      ),
    ).toEqual([1, 'two']);
  });

  test('rethrow an error that is not an EnvironmentError', () => {
    const broken = () => {
      throw new TypeError('a bug');
    };
    expect(() => readBothConfigs(broken, fail('other'))).toThrow(TypeError);
  });
});
