import { EnvironmentError } from '../../../process/read-environment.js';
import { CONFIG_DECLARATION, readGatewayConfig } from '../../../src/config/gateway-config.js';

const OPERATED_BASE_URL = 'https://operated.example';
const CREDENTIALS = { OPERATED_CLIENT_ID: 'client', OPERATED_CLIENT_SECRET: 'swordfish' };

function violations(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readGatewayConfig(environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.violations;
    throw error;
  }
  return [];
}

describe('What is refused', () => {
  test('a gateway that is not told where Operated is, with a hint at the demo', () => {
    expect(violations({})).toEqual([
      expect.stringMatching(/^OPERATED_BASE_URL is not set: .*`npm run demo`/),
    ]);
  });

  test('half a pair of credentials', () => {
    expect(violations({ OPERATED_BASE_URL, OPERATED_CLIENT_ID: 'client' })).toEqual([
      'OPERATED_CLIENT_SECRET must be set with OPERATED_CLIENT_ID',
    ]);
    expect(violations({ OPERATED_BASE_URL, OPERATED_CLIENT_SECRET: 'swordfish' })).toEqual([
      'OPERATED_CLIENT_ID must be set with OPERATED_CLIENT_SECRET',
    ]);
  });

  test('a service without credentials', () => {
    expect(violations({ OPERATED_BASE_URL, SERVICE_ACCESS: 'open' })).toEqual([
      'SERVICE_ACCESS=open needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET',
    ]);
  });

  test.each(['0.0.0.0', '::', '10.0.0.5', 'gateway.example', '127.0.0.1.example'])(
    'an open service on %s that is not confirmed',
    (HOST) => {
      const open = { OPERATED_BASE_URL, ...CREDENTIALS, SERVICE_ACCESS: 'open', HOST };
      expect(violations(open)).toEqual([expect.stringContaining('SERVICE_ACCESS_OPEN_CONFIRMED=yes')]);
      expect(violations({ ...open, SERVICE_ACCESS_OPEN_CONFIRMED: 'yes' })).toEqual([]);
    },
  );

  test.each(['https://app.example/', 'app.example', 'https://app.example/path', 'null'])(
    'an origin that is none: %s',
    (CORS_ORIGINS) => {
      expect(violations({ OPERATED_BASE_URL, CORS_ORIGINS })).toEqual([
        expect.stringMatching(/^CORS_ORIGINS must be/),
      ]);
    },
  );

  test('all of it at once', () => {
    const environment = { PORT: 'x', OPERATED_CLIENT_SECRET: 'swordfish', SERVICE_ACCESS: 'ajar' };
    expect(violations(environment).map((violation) => violation.split(' ')[0])).toEqual([
      'OPERATED_BASE_URL',
      'PORT',
      'SERVICE_ACCESS',
      'OPERATED_CLIENT_ID',
    ]);
    expect(violations(environment).join()).not.toContain('swordfish');
  });
});

describe('What is read', () => {
  test('is careful where nothing is said', () => {
    expect(readGatewayConfig({ OPERATED_BASE_URL })).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4000,
      SERVICE_ACCESS: 'off',
      OPERATED_SCOPES: ['accounts:read', 'hubs:read'],
      OPERATED_TIMEOUT_MS: 15_000,
      CORS_ORIGINS: [],
      EXPLORER: 'on',
    });
  });

  test.each([
    [{ NODE_ENV: 'production' }, 'off'],
    [{ NODE_ENV: 'production', EXPLORER: 'on' }, 'on'],
    [{ NODE_ENV: 'development' }, 'on'],
    [{ EXPLORER: 'off' }, 'off'],
  ])('has its explorers by NODE_ENV, unless told: %j', (environment, expected) => {
    expect(readGatewayConfig({ OPERATED_BASE_URL, ...environment }).EXPLORER).toBe(expected);
  });

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('lets a service be open on %s', (HOST) => {
    expect(violations({ OPERATED_BASE_URL, ...CREDENTIALS, SERVICE_ACCESS: 'open', HOST })).toEqual([]);
  });
});

describe('The declaration', () => {
  test.each(Object.entries(CONFIG_DECLARATION))('%s says what it is', (_name, variable) => {
    expect(variable.description).toMatch(/^[A-Z`].*\.$/);
    expect(variable.allowed).not.toBe('');
  });

  test('marks what has to be hidden', () => {
    const hidden = Object.entries(CONFIG_DECLARATION).filter(([, { secret }]) => secret);
    expect(hidden.map(([name]) => name)).toContain('OPERATED_CLIENT_SECRET');
    const looksSecret = Object.keys(CONFIG_DECLARATION).filter((name) =>
      /SECRET|PASSWORD|_KEYS?$/.test(name),
    );
    expect(hidden.map(([name]) => name)).toEqual(expect.arrayContaining(looksSecret));
  });
});
