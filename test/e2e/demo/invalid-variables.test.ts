import { endProcessesAfterAll, launchNode } from '../../support/launch.js';
import { takePort } from '../../support/taken-port.js';

// Built by `npm test`.
const GATEWAY = 'dist/src/main.js';
const DEMO = 'dist/demo/main.js';

endProcessesAfterAll();

/** Starts a program that must exit with 1; returns what it writes to standard error. */
async function errorsOf(program: string, variables: Readonly<Record<string, string>>): Promise<string> {
  const { ended, said, complained } = launchNode(program, variables);
  expect(await ended()).toEqual({ code: 1, signal: null });
  expect(said()).not.toContain('ready');
  return complained();
}

describe('The gateway without OPERATED_BASE_URL', () => {
  test('exits with one line that names the variable and the demo', async () => {
    const line = await errorsOf(GATEWAY, { PORT: '0' });
    expect(line).toMatch(/^OPERATED_BASE_URL is not set: .*`npm run demo`.*\n$/);
  });
});

describe('Several violations at once', () => {
  test('have one line each, whether they concern one variable or two', async () => {
    const lines = await errorsOf(GATEWAY, {
      OPERATED_BASE_URL: 'ftp://operated.example',
      PORT: '70000',
      OPERATED_CLIENT_ID: 'client',
      SERVICE_ACCESS: 'ajar',
    });
    expect(lines.split('\n')).toEqual([
      'OPERATED_BASE_URL must be an http or https URL without user, query or fragment, not "ftp://operated.example"',
      'PORT must be a whole number, 0…65535, not "70000"',
      'SERVICE_ACCESS must be one of: off, apiKey, open, not "ajar"',
      'OPERATED_CLIENT_SECRET must be set with OPERATED_CLIENT_ID',
      '',
    ]);
  });

  test('include those of the simulator and of the gateway, for the demo', async () => {
    const lines = await errorsOf(DEMO, { SIMULATOR_HUBS: 'many', PORT: 'any', SIMULATOR_PORT: '0' });
    expect(lines.split('\n')).toEqual([
      'SIMULATOR_HUBS must be a whole number, 0…100000, not "many"',
      'PORT must be a whole number, 0…65535, not "any"',
      '',
    ]);
  });
});

describe('A port that is in use: the process exits with one line that names the port and the variable to set', () => {
  test.each([
    ["the demo's gateway", 'PORT', 'The gateway', { SIMULATOR_PORT: '0' }],
    ["the demo's simulator", 'SIMULATOR_PORT', 'The simulator', { PORT: '0' }],
  ])('%s', async (_who, variable, speaker, others) => {
    const { port, release } = await takePort();
    try {
      const line = await errorsOf(DEMO, { ...others, LOG_LEVEL: 'error', [variable]: String(port) });
      expect(line).toBe(
        `${speaker} can't listen on 127.0.0.1: port ${port} is already in use; set ${variable} to another one.\n`,
      );
    } finally {
      release();
    }
  });
});

test('An address that the machine does not have: the gateway exits with one line that names the variable', async () => {
  const line = await errorsOf(GATEWAY, {
    OPERATED_BASE_URL: 'http://127.0.0.1:1',
    HOST: '192.0.2.1',
    PORT: '0',
  });
  expect(line).toBe(
    "The gateway can't listen on 192.0.2.1: this machine has no such address; set HOST to another one.\n",
  );
});

test('The demo on an address beyond loopback needs SERVICE_ACCESS_OPEN_CONFIRMED', async () => {
  const line = await errorsOf(DEMO, { HOST: '0.0.0.0', PORT: '0', SIMULATOR_PORT: '0' });
  expect(line).toMatch(/^SERVICE_ACCESS=open with HOST=0\.0\.0\.0 .*SERVICE_ACCESS_OPEN_CONFIRMED=yes.*\n$/);
});
