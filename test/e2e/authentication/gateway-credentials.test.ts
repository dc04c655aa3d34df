import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { freePort } from '../../support/free-port.js';
import {
  OPEN_SERVICE,
  SERVICE_CREDENTIALS,
  startTestGateway,
  type TestGateway,
} from '../../support/gateway.js';
import { connectSocket, subscribeBySse } from '../../support/live.js';
import { describeWithRedis } from '../../support/redis.js';
import { agree, browse, CookieJar, signIn, signInVariables } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const HUBS = '{ hubs(first: 1) { totalCount } }';
const CHANGES = 'subscription { hubChanged { hub { id } } }';
const WRONG_SECRET = { OPERATED_CLIENT_SECRET: 'guessed-secret' };
const REJECTED = {
  message: 'Operated rejects the client credentials of this gateway.',
  extensions: { code: 'GATEWAY_CREDENTIALS_REJECTED' },
};

let simulator: TestSimulator;
let running: TestGateway[];

beforeEach(async () => {
  running = [];
  simulator = await startSimulator();
});

afterEach(async () => {
  await Promise.all(running.map((gateway) => gateway.stop()));
  await simulator.stop();
});

async function start(environment: Readonly<Record<string, string>>): Promise<TestGateway> {
  const gateway = await startTestGateway(simulator.url, environment);
  running.push(gateway);
  return gateway;
}

describe('a gateway whose client secret Operated rejects', () => {
  it('answers with a code of its own and 502, and logs the reason without the secret', async () => {
    const gateway = await start({ ...OPEN_SERVICE, ...WRONG_SECRET });
    const { status, data, errors } = await gateway.query(HUBS);

    expect({ status, data }).toEqual({ status: 502, data: { hubs: null } });
    expect(errors).toMatchObject([REJECTED]);
    expect(gateway.log.join('')).toContain('"reason":"invalid_client"');
    expect(gateway.log.join('')).not.toContain('guessed-secret');
  });

  it('serves callers with tokens of their own', async () => {
    const gateway = await start({ ...OPEN_SERVICE, ...WRONG_SECRET });

    expect(await gateway.query(HUBS, { token: await simulator.userToken() })).toMatchObject({
      status: 200,
      errors: [],
    });
  });

  it('sends nothing for a mutation of the service, and rejects it as a whole', async () => {
    const gateway = await start({ ...OPEN_SERVICE, ...WRONG_SECRET });
    const document =
      'mutation { updateHubConfig(input: { hubId: "any", config: { autoSwitchDisconnect: ACTIVE } }) { userErrors { code } } }';
    const { status, errors } = await gateway.query(document);

    expect(status).toBe(502);
    expect(errors).toMatchObject([REJECTED]);
    expect((await simulator.control.requests()).byEndpoint).toEqual({ 'POST /identity/oauth/v2/token': 1 });
  });

  it('neither rejects a valid API key nor counts it as a failed authentication', async () => {
    const key = createApiKey();
    const gateway = await start({
      ...SERVICE_CREDENTIALS,
      ...WRONG_SECRET,
      SERVICE_ACCESS: 'apiKey',
      API_KEYS: `reader/${sha256(key)}/hubs:read`,
      FAILED_AUTHENTICATIONS_PER_MINUTE: '1',
    });
    const headers = { 'x-api-key': key };
    for (let request = 0; request < 3; request += 1) {
      expect(await gateway.query(HUBS, { headers })).toMatchObject({ status: 502, errors: [REJECTED] });
    }
    const token = await simulator.userToken();

    expect(await gateway.query(HUBS, { token })).toMatchObject({ status: 200, errors: [] });
  });

  it('keeps a WebSocket open and ends the subscription with the error', async () => {
    const gateway = await start({ ...OPEN_SERVICE, ...WRONG_SECRET });
    const client = connectSocket(gateway);
    try {
      await client.connected;
      for (let subscription = 0; subscription < 2; subscription += 1) {
        await expect(client.subscribe(CHANGES).next()).rejects.toMatchObject([REJECTED]);
      }
      expect(client.socket().readyState).toBe(client.socket().OPEN);
    } finally {
      await client.dispose();
    }
  });

  it('ends an event stream with the error, not with the status 401', async () => {
    const gateway = await start({ ...OPEN_SERVICE, ...WRONG_SECRET });

    expect(await subscribeBySse(gateway, {}, CHANGES).next()).toMatchObject({
      value: { errors: [REJECTED] },
    });
  });

  it('shows a page that names the reason to a user who signs in', async () => {
    const gateway = await start({ ...signInVariables(await freePort()), ...WRONG_SECRET });
    const jar = new CookieJar();
    const response = await browse(jar, await agree(jar, gateway.url));

    expect(response.status).toBe(502);
    expect(await response.text()).toContain('Operated rejects the client credentials of this gateway');
    expect(gateway.log.join('')).toContain('Operated rejects the client credentials of this gateway');
    expect(await (await browse(jar, `${gateway.url}/auth/session`)).json()).toEqual({ signedIn: false });
  });
});

describeWithRedis('a session at a gateway whose client secret Operated rejects', (redis) => {
  it('is kept: it is renewed as soon as the secret is right', async () => {
    const variables = { ...signInVariables(await freePort()), REDIS_URL: redis().url };
    const right = await start(variables);
    const wrong = await start({ ...variables, ...WRONG_SECRET, PORT: '0' });
    const jar = await signIn(right.url);
    await simulator.control.advance(3_700);
    const headers = { cookie: jar.header };

    expect(await wrong.query(HUBS, { headers })).toMatchObject({ status: 502, errors: [REJECTED] });
    expect(await right.query(HUBS, { headers })).toMatchObject({ status: 200, errors: [] });
  });
});
