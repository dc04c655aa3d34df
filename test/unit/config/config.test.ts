import { EnvironmentError } from '../../../process/read-environment.js';
import { CONFIG_DECLARATION, readGatewayConfig } from '../../../src/config/gateway-config.js';

const OPERATED_BASE_URL = 'https://operated.example';
const CREDENTIALS = { OPERATED_CLIENT_ID: 'client', OPERATED_CLIENT_SECRET: 'swordfish' };
const SIGN_IN = {
  ...CREDENTIALS,
  OPERATED_REDIRECT_URI: 'https://gateway.example/auth/callback',
  SESSION_SECRET: 'a-secret-of-at-least-32-characters',
};

function violations(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readGatewayConfig(environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.violations;
    throw error;
  }
  return [];
}

describe('A violation', () => {
  test('is a missing OPERATED_BASE_URL; its message points to the demo', () => {
    expect(violations({})).toEqual([
      expect.stringMatching(/^OPERATED_BASE_URL is not set: .*`npm run demo`/),
    ]);
  });

  test('is a client id without a secret, or a secret without a client id', () => {
    expect(violations({ OPERATED_BASE_URL, OPERATED_CLIENT_ID: 'client' })).toEqual([
      'OPERATED_CLIENT_SECRET must be set with OPERATED_CLIENT_ID',
    ]);
    expect(violations({ OPERATED_BASE_URL, OPERATED_CLIENT_SECRET: 'swordfish' })).toEqual([
      'OPERATED_CLIENT_ID must be set with OPERATED_CLIENT_SECRET',
    ]);
  });

  test('is a client secret whose file cannot be read, and no missing client secret beside it', () => {
    const environment = { OPERATED_CLIENT_ID: 'client', OPERATED_CLIENT_SECRET_FILE: '/' };
    expect(violations({ OPERATED_BASE_URL, ...environment })).toEqual([
      'OPERATED_CLIENT_SECRET_FILE names a file that cannot be read: EISDIR',
    ]);
  });

  test('contains no secret', () => {
    const found = violations({
      OPERATED_BASE_URL: 'https://somebody:s3cret-password@operated.example/?key=s3cret-key',
      OPERATED_CLIENT_SECRET: 's3cret-of-the-client',
    }).join();
    expect(found).toContain('OPERATED_BASE_URL');
    expect(found).toContain('OPERATED_CLIENT_ID');
    expect(found).not.toContain('s3cret');
  });

  test('is service access without client credentials', () => {
    expect(violations({ OPERATED_BASE_URL, SERVICE_ACCESS: 'open' })).toEqual([
      'SERVICE_ACCESS=open needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET',
    ]);
  });

  test.each(['0.0.0.0', '::', '10.0.0.5', 'gateway.example', '127.0.0.1.example'])(
    'is open service access on %s without a confirmation',
    (HOST) => {
      const open = { OPERATED_BASE_URL, ...CREDENTIALS, SERVICE_ACCESS: 'open', HOST };
      expect(violations(open)).toEqual([expect.stringContaining('SERVICE_ACCESS_OPEN_CONFIRMED=yes')]);
      expect(violations({ ...open, SERVICE_ACCESS_OPEN_CONFIRMED: 'yes' })).toEqual([]);
    },
  );

  test.each(['https://app.example/', 'app.example', 'https://app.example/path', 'null'])(
    'is an entry of CORS_ORIGINS that is not an origin: %s',
    (CORS_ORIGINS) => {
      expect(violations({ OPERATED_BASE_URL, CORS_ORIGINS })).toEqual([
        expect.stringMatching(/^CORS_ORIGINS must be/),
      ]);
    },
  );

  test.each(['gateway.example:4000', 'https://gateway.example', 'gateway..example', '*.example', '::1:x'])(
    'is an entry of ALLOWED_HOSTS that is not a host name: %s',
    (ALLOWED_HOSTS) => {
      expect(violations({ OPERATED_BASE_URL, ALLOWED_HOSTS })).toEqual([
        `ALLOWED_HOSTS must be \`*\` or host names without a port, separated by commas, not "${ALLOWED_HOSTS}"`,
      ]);
    },
  );

  test('is a METRICS_PORT that is PORT too; 0 chooses two ports', () => {
    expect(violations({ OPERATED_BASE_URL, PORT: '9464', METRICS_PORT: '9464' })).toEqual([
      'METRICS_PORT must differ from PORT, which is 9464 too',
    ]);
    expect(violations({ OPERATED_BASE_URL, METRICS_PORT: '4000' })).toHaveLength(1);
    expect(violations({ OPERATED_BASE_URL, PORT: '0', METRICS_PORT: '0' })).toEqual([]);
  });

  test('is METRICS_HUBS=on without METRICS_PORT or without client credentials', () => {
    expect(violations({ OPERATED_BASE_URL, METRICS_HUBS: 'on' })).toEqual([
      'METRICS_HUBS=on needs METRICS_PORT',
      'METRICS_HUBS=on needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET',
    ]);
    const measured = { OPERATED_BASE_URL, METRICS_HUBS: 'on', METRICS_PORT: '9464' };
    expect(violations(measured)).toHaveLength(1);
    expect(violations({ ...measured, ...CREDENTIALS })).toEqual([]);
  });

  test('is an API key with a scope that the service lacks by default', () => {
    const API_KEYS = `reports/${'a'.repeat(64)}/hubs:read+hubs:write`;
    const environment = { OPERATED_BASE_URL, ...CREDENTIALS, SERVICE_ACCESS: 'apiKey', API_KEYS };
    expect(violations(environment)).toEqual([
      'API_KEYS gives reports scopes that OPERATED_SCOPES does not have: hubs:write',
    ]);
  });

  test('is reported together with all others', () => {
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

describe('A configuration', () => {
  test('has safe defaults', () => {
    expect(readGatewayConfig({ OPERATED_BASE_URL })).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4000,
      SERVICE_ACCESS: 'off',
      OPERATED_SCOPES: ['accounts:read', 'hubs:read'],
      OPERATED_TIMEOUT_MS: 8_000,
      REQUEST_DEADLINE_MS: 10_000,
      OPERATED_CONCURRENCY: 100,
      ALLOWED_HOSTS: [],
      CORS_ORIGINS: [],
      EXPLORER: 'on',
    });
  });

  test.each([
    [{ NODE_ENV: 'production' }, 'off'],
    [{ NODE_ENV: 'production', EXPLORER: 'on' }, 'on'],
    [{ NODE_ENV: 'development' }, 'on'],
    [SIGN_IN, 'offline'],
    [{ ...SIGN_IN, EXPLORER: 'on' }, 'on'],
    [{ ...SIGN_IN, NODE_ENV: 'production' }, 'off'],
    [{ EXPLORER: 'offline' }, 'offline'],
    [{ EXPLORER: 'off' }, 'off'],
  ])('has a default of EXPLORER that depends on NODE_ENV and SESSION_SECRET: %j', (environment, expected) => {
    expect(readGatewayConfig({ OPERATED_BASE_URL, ...environment }).EXPLORER).toBe(expected);
  });

  it.each([
    [{}, 0],
    [{ NODE_ENV: 'development' }, 0],
    [{ NODE_ENV: 'production' }, 5_000],
    [{ NODE_ENV: 'production', SHUTDOWN_DELAY_MS: '0' }, 0],
    [{ SHUTDOWN_DELAY_MS: '700' }, 700],
  ])('has a default of SHUTDOWN_DELAY_MS that depends on NODE_ENV: %j', (environment, expected) => {
    expect(readGatewayConfig({ OPERATED_BASE_URL, ...environment }).SHUTDOWN_DELAY_MS).toBe(expected);
  });

  test('has its allowed hosts in lower case, IPv6 addresses without brackets', () => {
    const ALLOWED_HOSTS = 'Gateway.Example, 10.0.0.5 [2001:DB8::1] ::2 *';
    expect(readGatewayConfig({ OPERATED_BASE_URL, ALLOWED_HOSTS }).ALLOWED_HOSTS).toEqual([
      'gateway.example',
      '10.0.0.5',
      '2001:db8::1',
      '::2',
      '*',
    ]);
  });

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])(
    'may have open service access on %s without a confirmation',
    (HOST) => {
      expect(violations({ OPERATED_BASE_URL, ...CREDENTIALS, SERVICE_ACCESS: 'open', HOST })).toEqual([]);
    },
  );
});

describe('The declaration', () => {
  test.each(Object.entries(CONFIG_DECLARATION))(
    'has a description and allowed values for %s',
    (_name, variable) => {
      expect(variable.description).toMatch(/^[A-Z`].*\.$/);
      expect(variable.allowed).not.toBe('');
    },
  );

  test('marks the secrets', () => {
    const hidden = Object.entries(CONFIG_DECLARATION).filter(([, { secret }]) => secret);
    expect(hidden.map(([name]) => name)).toContain('OPERATED_CLIENT_SECRET');
    const looksSecret = Object.keys(CONFIG_DECLARATION).filter((name) =>
      /SECRET|PASSWORD|_KEYS?$/.test(name),
    );
    expect(hidden.map(([name]) => name)).toEqual(expect.arrayContaining(looksSecret));
  });
});
