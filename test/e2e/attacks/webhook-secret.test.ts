import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

describe('the secret in the path of webhooks', () => {
  let simulator: TestSimulator;
  let gateway: TestGateway;
  let path = '';

  beforeAll(async () => {
    simulator = await startSimulator();
    gateway = await startTestGateway(simulator.url, {
      ...SERVICE_CREDENTIALS,
      OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
      WEBHOOK_URL: 'http://127.0.0.1:1',
      LOG_LEVEL: 'trace',
    });
    const [subscription] = await until(
      () => simulator.control.subscriptions(),
      (found) => found.length > 0,
    );
    path = new URL(subscription?.webhookUrl ?? '').pathname;
  });

  afterAll(async () => {
    await gateway.stop();
    await simulator.stop();
  });

  const secret = () => path.split('/').at(-1) ?? '';
  const mangled: readonly (readonly [string, () => string])[] = [
    ['itself', () => path],
    ['with a slash at its end', () => `${path}/`],
    ['with more behind it', () => `${path}/more?query=${secret()}`],
    ['with two slashes', () => path.replace('/operated', '//operated')],
    ['in another case', () => path.replace('/webhooks', '/Webhooks')],
    ['at the root', () => `/${secret()}`],
    ['percent-encoded', () => path.replace('/operated/', '/operated%2F')],
    ['as a path that cannot be decoded', () => `${path}%`],
    ['in absolute form', () => `http://127.0.0.1:1${path}`],
  ];

  it.each(mangled)('is not logged for any method, where the path is sent %s', async (_title, sent) => {
    expect(secret()).toMatch(/^[\w-]{43}$/);
    const logged = gateway.log.length;
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const { status, text } = await rawRequest(gateway.url, sent(), { method });

      expect(status).toBeLessThan(500);
      expect(text).not.toContain(secret());
    }

    expect(gateway.log.length).toBeGreaterThanOrEqual(logged);
    expect(gateway.log.join('')).not.toContain(secret());
  });

  it('is accepted with POST alone', async () => {
    expect((await rawRequest(gateway.url, path)).status).toBe(200);
    expect((await rawRequest(gateway.url, path, { method: 'GET' })).status).toBe(404);
  });
});
