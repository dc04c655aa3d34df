import {
  choice,
  integer,
  list,
  optionalText,
  optionalUrl,
  requiredUrl,
  textWithDefault,
} from '../../../process/declaration.js';
import { EnvironmentError, readBoth, readEnvironment } from '../../../process/read-environment.js';

const DECLARATION = {
  TIMEOUT_MS: integer({ min: 1, max: 60_000, fallback: 500 }, { description: 'A time.' }),
  MODE: choice(['fast', 'slow'], 'fast', { description: 'A mode.' }),
  KEY: optionalText({ description: 'A key.', secret: true }),
  NAME: textWithDefault('nobody', { description: 'A name.' }),
  SITE: optionalUrl({ description: 'A site.' }),
  HOME: requiredUrl('is not set: it must say where home is', { description: 'A home.' }),
  COLOURS: list('colours', (item) => /^[a-z]+$/.test(item), { description: 'Colours.' }),
};
const HOME = 'https://home.example';

/** The violations of an environment, a line each. */
function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.violations;
    throw error;
  }
  return [];
}

const violations = (environment: Readonly<Record<string, string>>) =>
  faultsOf(() => readEnvironment(DECLARATION, { HOME, ...environment }));

describe('What is refused', () => {
  test.each(['0', '60001', '-5', '5.5', '1e3', 'soon', '99999999999999999'])(
    'a number that is none in its range: %s',
    (TIMEOUT_MS) => {
      expect(violations({ TIMEOUT_MS })).toEqual([
        `TIMEOUT_MS must be a whole number, 1…60000, not "${TIMEOUT_MS}"`,
      ]);
    },
  );

  test('a choice that is none', () => {
    expect(violations({ MODE: 'FAST' })).toEqual(['MODE must be one of: fast, slow, not "FAST"']);
  });

  test.each(['home', 'ftp://home.example', '//home.example', 'javascript:alert(1)'])(
    'a URL that is none of the web: %s',
    (SITE) => {
      expect(violations({ SITE })).toEqual([
        `SITE must be an http or https URL without user, query or fragment, not "${SITE}"`,
      ]);
    },
  );

  test('a list with an item that does not belong into it', () => {
    expect(violations({ COLOURS: 'red, GREEN' })).toEqual([
      'COLOURS must be colours, separated by commas, not "red, GREEN"',
    ]);
  });

  test.each([{}, { HOME: '' }, { HOME: ' ' }])('the lack of what is required: %j', (environment) => {
    expect(faultsOf(() => readEnvironment(DECLARATION, environment))).toEqual([
      'HOME is not set: it must say where home is',
    ]);
  });

  test('all of it at once, a line each, in the order of declaration', () => {
    const all = { COLOURS: '1', TIMEOUT_MS: 'x', MODE: 'y', HOME: 'z' };
    expect(violations(all).map((violation) => violation.split(' ')[0])).toEqual([
      'TIMEOUT_MS',
      'MODE',
      'HOME',
      'COLOURS',
    ]);
    expect(() => readEnvironment(DECLARATION, all)).toThrow(/^TIMEOUT_MS .*\nMODE .*\nHOME .*\nCOLOURS .*$/);
  });

  test('and what one variable means to another, beside the violations of others', () => {
    const read = () =>
      readEnvironment(DECLARATION, { HOME, MODE: 'slow', TIMEOUT_MS: 'x' }, ({ MODE, TIMEOUT_MS }) => [
        `MODE=${MODE} does not go with TIMEOUT_MS=${TIMEOUT_MS}`,
      ]);
    expect(faultsOf(read)).toEqual([
      'TIMEOUT_MS must be a whole number, 1…60000, not "x"',
      'MODE=slow does not go with TIMEOUT_MS=undefined',
    ]);
  });
});

describe('What is never shown', () => {
  test('the value of a secret', () => {
    const secret = { ...optionalText({ description: '', secret: true }), schema: DECLARATION.MODE.schema };
    const read = () => readEnvironment({ SECRET: secret }, { SECRET: 'swordfish' });
    expect(faultsOf(read)).toEqual(['SECRET must be one of: fast, slow']);
  });

  test.each([
    'https://me:swordfish@home.example',
    'https://swordfish@home.example/path',
    'https://home.example/?key=swordfish',
    'https://home.example/#swordfish',
  ])('what a URL may hold of secrets: %s', (SITE) => {
    const [violation = ''] = violations({ SITE });
    expect(violation).toContain('SITE must be');
    expect(violation).not.toContain('swordfish');
  });
});

describe('What is read', () => {
  test('is the default where a variable is unset or empty', () => {
    const defaults = {
      TIMEOUT_MS: 500,
      MODE: 'fast',
      KEY: undefined,
      NAME: 'nobody',
      SITE: undefined,
      HOME,
      COLOURS: [],
    };
    expect(readEnvironment(DECLARATION, { HOME })).toEqual(defaults);
    const empty = { TIMEOUT_MS: '', MODE: ' ', KEY: '', NAME: '\t', SITE: '', COLOURS: '' };
    expect(readEnvironment(DECLARATION, { HOME, ...empty })).toEqual(defaults);
  });

  test('has its type, and no spaces or slashes around it', () => {
    const set = {
      TIMEOUT_MS: ' 60000 ',
      MODE: 'slow',
      KEY: 'k',
      NAME: 'Ada',
      SITE: 'http://site.example/base//',
      COLOURS: 'red,green  blue',
    };
    expect(readEnvironment(DECLARATION, { HOME, ...set })).toEqual({
      TIMEOUT_MS: 60_000,
      MODE: 'slow',
      KEY: 'k',
      NAME: 'Ada',
      SITE: 'http://site.example/base',
      HOME,
      COLOURS: ['red', 'green', 'blue'],
    });
  });

  test('is nothing that is not declared', () => {
    expect(readEnvironment(DECLARATION, { HOME, PATH: '/bin' })).not.toHaveProperty('PATH');
  });
});

describe('Two configurations of one environment', () => {
  const fail = (violation: string) => () => {
    throw new EnvironmentError([violation]);
  };

  test('tell the violations of both', () => {
    expect(faultsOf(() => readBoth(fail('one'), fail('other')))).toEqual(['one', 'other']);
    expect(faultsOf(() => readBoth(() => 1, fail('other')))).toEqual(['other']);
    expect(faultsOf(() => readBoth(fail('one'), () => 2))).toEqual(['one']);
  });

  test('are both there where neither is at violation', () => {
    expect(
      readBoth(
        () => 1,
        () => 'two',
      ),
    ).toEqual([1, 'two']);
  });

  test('let through what is no violation of the environment', () => {
    const broken = () => {
      throw new TypeError('a bug');
    };
    expect(() => readBoth(broken, fail('other'))).toThrow(TypeError);
  });
});
