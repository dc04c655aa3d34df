import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { readGatewayConfig } from '../../../src/config/gateway-config.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const HUBS = '{ hubs(first: 1) { totalCount } }';
const SPACES = '{ spaces(first: 1) { totalCount } }';
const VIEWER = '{ viewer { kind id scopes } }';
const END = '2030-01-01';

const reader = createApiKey();
const auditor = createApiKey();
const guest = createApiKey();
const KEYS = [
  `reader/${sha256(reader)}/hubs:read`,
  `auditor/${sha256(auditor)}/hubs:read+accounts:read`,
  `guest/${sha256(guest)}/hubs:read/${END}`,
].join(',');
const VARIABLES = { ...SERVICE_CREDENTIALS, SERVICE_ACCESS: 'apiKey', API_KEYS: KEYS };

let simulator: TestSimulator;
let gateway: TestGateway;
let now: number;

beforeEach(async () => {
  now = Date.now();
  simulator = await startSimulator();
  gateway = await startTestGateway(
    simulator.url,
    { ...VARIABLES, FAILED_API_KEYS_PER_MINUTE: '5', TRUSTED_PROXIES: '127.0.0.1' },
    { now: () => now },
  );
});

afterEach(async () => {
  await gateway.stop();
  await simulator.stop();
});

const total = async () => (await simulator.control.requests()).total;
const from = (address: string, key: string) =>
  gateway.query(HUBS, { headers: { 'x-forwarded-for': address, 'x-api-key': key } });

describe('a caller of the service', () => {
  it('should be rejected without a key, with both ways to send one in the message', async () => {
    const message =
      'No bearer token and no API key: send "Authorization: Bearer <token>" or "X-API-Key: <key>".';
    expect(await gateway.query(HUBS)).toMatchObject({ status: 401, errors: [{ message }] });
    expect(await total()).toBe(0);
  });

  it.each([
    ['of its own making', createApiKey()],
    ['with a character more', `${reader}A`],
    ['by its hash', sha256(reader)],
    ['by its name', 'reader'],
  ])('should be rejected with a key %s, in either header', async (_what, key) => {
    const rejected = { status: 401, errors: [{ message: 'The API key is not valid.' }] };
    expect(await gateway.query(HUBS, { headers: { 'x-api-key': key } })).toMatchObject(rejected);
    if (key.startsWith('opg_')) expect(await gateway.query(HUBS, { token: key })).toMatchObject(rejected);
    expect(await total()).toBe(0);
  });

  it('should be rejected when its key has expired', async () => {
    now = Date.parse(END) - 1;
    expect(await gateway.query(HUBS, { token: guest })).toMatchObject({ errors: [] });
    now = Date.parse(END);
    expect(await gateway.query(HUBS, { token: guest })).toMatchObject({ status: 401 });
  });

  it('should be rejected beyond the scopes of its key, before Operated is called', async () => {
    expect(await gateway.query(SPACES, { token: reader })).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN', requiredScope: 'accounts:read' } }],
    });
    expect(await total()).toBe(0);
  });

  it('should be answered within the scopes of its key, with either header', async () => {
    expect(await gateway.query(HUBS, { token: reader })).toMatchObject({ status: 200, errors: [] });
    expect(await gateway.query(HUBS, { headers: { 'x-api-key': reader } })).toMatchObject({ errors: [] });
    expect(await gateway.query(SPACES, { token: auditor })).toMatchObject({ errors: [] });
  });

  it('should see the scopes of its key', async () => {
    const viewer = { kind: 'SERVICE', id: null, scopes: ['hubs:read'] };
    expect((await gateway.query(VIEWER, { token: reader })).data).toEqual({ viewer });
  });

  it('should be named in the log, and its key should not', async () => {
    await gateway.query(HUBS, { token: reader });
    expect(gateway.log.join('')).toContain('"name":"reader"');
    expect(gateway.log.join('')).not.toContain(reader);
  });

  it('should keep its address for any X-Forwarded-For of an untrusted peer', async () => {
    const open = await startTestGateway(simulator.url, { ...VARIABLES, FAILED_API_KEYS_PER_MINUTE: '1' });
    const asks = (address: string) =>
      open.query(HUBS, { headers: { 'x-forwarded-for': address, 'x-api-key': createApiKey() } });
    await asks('10.0.0.1');
    expect(await asks('10.0.0.2')).toMatchObject({ status: 429 });
    await open.stop();
  });
});

describe('guessing of keys', () => {
  it('should fail: after too many invalid keys, an address is rejected even with a valid one', async () => {
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await from('10.0.0.1', createApiKey())).toMatchObject({ status: 401 });
    }
    const answer = await from('10.0.0.1', reader);
    expect(answer).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(answer.errors[0]?.extensions['retryAfter']).toBeGreaterThan(0);
    expect(await from('10.0.0.1, 127.0.0.1', reader)).toMatchObject({ status: 429 });
  });

  it('should not affect callers of other addresses, or users with tokens', async () => {
    for (let guess = 0; guess < 6; guess += 1) await from('10.0.0.1', createApiKey());
    expect(await from('10.0.0.2', reader)).toMatchObject({ status: 200 });
    const token = await simulator.token();
    const headers = { 'x-forwarded-for': '10.0.0.1' };
    expect(await gateway.query(HUBS, { token, headers })).toMatchObject({ status: 200 });
  });
});

describe('an API key', () => {
  it.each(['off', 'open'])(
    'should never be sent to Operated, with SERVICE_ACCESS=%s either',
    async (access) => {
      const other = await startTestGateway(simulator.url, { ...SERVICE_CREDENTIALS, SERVICE_ACCESS: access });
      await simulator.control.clearRequests();
      const answer = await other.query(HUBS, { token: reader });
      await other.stop();
      expect(answer).toMatchObject({
        status: 401,
        errors: [{ message: 'This gateway accepts no API keys.' }],
      });
      expect(await total()).toBe(0);
    },
  );

  it.each([
    [{ API_KEYS: '' }, 'SERVICE_ACCESS=apiKey needs API_KEYS'],
    [{ API_KEYS: reader }, 'API_KEYS must be name/SHA-256/scope+scope'],
    [{ API_KEYS: `reader/${reader}/hubs:read` }, 'API_KEYS must be name/SHA-256/scope+scope'],
    [{ API_KEYS: `a/${sha256('a')}/hubs:read/2027-13-01` }, 'API_KEYS must be name/SHA-256/scope+scope'],
    [{ API_KEYS: `a/${sha256('a')}/hubs:read/2027-02-31` }, 'API_KEYS must be name/SHA-256/scope+scope'],
    [
      { API_KEYS: `a/${sha256('a')}/hubs:write` },
      'API_KEYS gives a scopes that OPERATED_SCOPES does not have',
    ],
    [
      { API_KEYS: `a/${sha256('a')}/hubs:read a/${sha256('b')}/hubs:read` },
      'API_KEYS has two keys with the name a',
    ],
    [
      { OPERATED_CLIENT_ID: '', OPERATED_CLIENT_SECRET: '' },
      'SERVICE_ACCESS=apiKey needs OPERATED_CLIENT_ID',
    ],
  ])('should not be configured like %j', (wrong: Record<string, string>, message) => {
    const read = () => readGatewayConfig({ OPERATED_BASE_URL: simulator.url, ...VARIABLES, ...wrong });
    expect(read).toThrow(message);
    expect(read).not.toThrow(reader);
  });
});
