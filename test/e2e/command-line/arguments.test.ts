import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageVersion } from '../../../process/version.js';
import { CONFIG_DECLARATION } from '../../../src/config/gateway-config.js';
import { TRACING_DECLARATION } from '../../../src/config/tracing-variables.js';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';

endProcessesAfterAll();

async function run(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const launched = launchNode('dist/src/main.js', variables, args);
  const { code } = await launched.ended();
  return { code, said: launched.said(), complained: launched.complained() };
}

const SECRET = 'a-secret-of-the-client-that-nothing-prints';
const OPERATED = { OPERATED_BASE_URL: 'https://operated.example' };

test('An unknown option is rejected with the usage on standard error, and exit code 2', async () => {
  const { code, said, complained } = await run(['--nope'], OPERATED);
  expect({ code, said }).toEqual({ code: 2, said: '' });
  expect(complained).toMatch(/^Unknown option '--nope'.*\n\nUsage: operated-gateway /);
});

test('--help prints the usage, the commands and the most important variables', async () => {
  const { code, said, complained } = await run(['--help']);
  expect({ code, complained }).toEqual({ code: 0, complained: '' });
  for (const text of ['Usage: operated-gateway', 'check', 'api-key', '--print-config', 'OPERATED_BASE_URL']) {
    expect(said).toContain(text);
  }
  expect(said).toMatch(/^Documents: \/.*README\.md$/m);
  expect(said.split('\n').filter((line) => line.length > 120)).toEqual([]);
});

test('--version prints the version of the package', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, said: `${packageVersion()}\n`, complained: '' });
});

describe('--print-config', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'print-config-'));
    await writeFile(join(folder, 'secret'), `${SECRET}\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('prints the violations of an invalid configuration, and exits with 1', async () => {
    const { code, said, complained } = await run(['--print-config'], { PORT: 'many' });
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toContain('OPERATED_BASE_URL is not set');
    expect(complained).toContain('PORT must be a whole number, 0…65535, not "many"');
  });

  test('prints every variable with its value and its source, and nothing of a secret', async () => {
    const { code, said, complained } = await run(['--print-config', '--json'], {
      ...OPERATED,
      OPERATED_CLIENT_ID: 'the-client',
      OPERATED_CLIENT_SECRET_FILE: join(folder, 'secret'),
      REDIS_URL: `redis://user:${SECRET}@redis.example`,
      CORS_ORIGINS: 'https://one.example,https://two.example',
      OTEL_EXPORTER_OTLP_HEADERS: `api-key=${SECRET}`,
      NODE_ENV: 'production',
    });
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(said).not.toContain(SECRET);
    const values = JSON.parse(said) as readonly { readonly name: string }[];
    expect(values.map(({ name }) => name)).toEqual(
      Object.keys({ ...CONFIG_DECLARATION, ...TRACING_DECLARATION }),
    );
    expect(values).toEqual(
      expect.arrayContaining([
        { name: 'OPERATED_BASE_URL', value: 'https://operated.example', source: 'environment' },
        { name: 'OPERATED_CLIENT_SECRET', value: '[set]', source: 'file' },
        { name: 'REDIS_URL', value: '[set]', source: 'environment' },
        { name: 'OTEL_EXPORTER_OTLP_HEADERS', value: '[set]', source: 'environment' },
        { name: 'API_KEYS', value: null, source: 'default' },
        { name: 'CORS_ORIGINS', value: 'https://one.example https://two.example', source: 'environment' },
        { name: 'PORT', value: '4000', source: 'default' },
        { name: 'EXPLORER', value: 'off', source: 'default' },
        { name: 'SHUTDOWN_DELAY_MS', value: '5000', source: 'default' },
      ]),
    );
  });

  test('prints a line for each variable to a person, and the ones that the gateway ignores', async () => {
    const { said, complained } = await run(['--print-config'], {
      ...OPERATED,
      LOG_LEVLE: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_BSP_SCHEDULE_DELAY: 'soon',
    });
    expect(said).toMatch(/^OPERATED_BASE_URL +environment +https:\/\/operated\.example$/m);
    expect(said).toMatch(/^OPERATED_CLIENT_SECRET +default +\[not set\]$/m);
    expect(complained).toBe(
      'OTEL_BSP_SCHEDULE_DELAY must be a whole number, 1…600000, not "soon"; it counts as unset\n' +
        'LOG_LEVLE is not a variable of this program: did you mean LOG_LEVEL?\n',
    );
  });
});
