import { freePort } from '../../support/free-port.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { type OperatedProxy, startOperatedProxy } from '../../support/operated-proxy.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

interface Subscription {
  readonly webhookUrl: string;
  readonly verificationToken: string;
}

let simulator: TestSimulator;
let proxy: OperatedProxy;
let port: number;
let gateway: TestGateway;
let subscription: Subscription;

const requests = () => proxy.bodies.filter((body) => body.includes('verificationToken'));

/** A gateway that subscribes to webhooks, and its requests for that. */
async function start(): Promise<void> {
  const before = requests().length;
  gateway = await startTestGateway(proxy.url, {
    ...SERVICE_CREDENTIALS,
    OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
    PORT: String(port),
    WEBHOOK_URL: `http://127.0.0.1:${port}`,
    SHUTDOWN_SPREAD_MS: '0',
  });
  const sent = await until(
    async () => requests(),
    ({ length }) => length > before,
  );
  subscription = JSON.parse(sent.at(-1) ?? '') as Subscription;
}

beforeAll(async () => {
  simulator = await startSimulator();
  proxy = await startOperatedProxy(simulator.url);
  port = await freePort();
  await start();
});

afterAll(async () => {
  await gateway.stop();
  await proxy.stop();
  await simulator.stop();
});

type Parts = { query?: Record<string, string>; headers?: Record<string, string>; body?: object };

const deliver = async ({ query = {}, headers = {}, body = {} }: Parts): Promise<number> => {
  const url = `${subscription.webhookUrl}?${new URLSearchParams(query).toString()}`;
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
};

describe('the verification token of webhooks', () => {
  it.each<[string, Parts]>([
    ['the body', { body: { event: 'hub:temp', verificationToken: 'guessed' } }],
    ['the body, as `token`', { body: { event: 'hub:temp', token: 'guessed' } }],
    ['a header', { headers: { 'x-verification-token': 'guessed' } }],
    ['the query', { query: { verificationToken: 'guessed' } }],
    ['the query, empty everywhere else', { query: { token: 'guessed' }, body: { verificationToken: '' } }],
  ])('is rejected where a wrong one is in %s', async (_place, parts) => {
    expect(await deliver(parts)).toBe(404);
  });

  it('opens no path without the secret', async () => {
    const url = subscription.webhookUrl.replace(/[^/]+$/, 'guessed');
    const { verificationToken } = subscription;
    const { status } = await fetch(url, { method: 'POST', body: JSON.stringify({ verificationToken }) });
    expect(status).toBe(404);
  });

  it('is not needed, because where Operated sends it back is not documented', async () => {
    expect(await deliver({ body: { event: 'hub:temp' } })).toBe(200);
    expect(await deliver({ headers: { authorization: 'Bearer of-something-else' } })).toBe(200);
  });

  it('is accepted in the body, in any header and in the query', async () => {
    const { verificationToken } = subscription;
    const places: readonly Parts[] = [
      { body: { verificationToken } },
      { body: { token: verificationToken } },
      { headers: { 'x-verification-token': verificationToken } },
      { headers: { 'x-ochno': verificationToken }, body: { token: 'of a hub' } },
      { query: { verificationToken } },
    ];
    for (const parts of places) expect(await deliver(parts)).toBe(200);
  });

  it('is read from no body larger than 64 KB', async () => {
    expect(await deliver({ body: { padding: 'x'.repeat(70_000) } })).toBe(413);
  });

  it('is neither the secret of the path nor the client secret, and never logged', async () => {
    const { webhookUrl, verificationToken } = subscription;
    expect(verificationToken).toMatch(/^[\w-]{43}$/);
    expect(webhookUrl).not.toContain(verificationToken);
    await deliver({ query: { verificationToken }, headers: { 'x-verification-token': verificationToken } });
    expect(gateway.log.join('')).not.toContain(verificationToken);
  });

  it('is the same after a restart', async () => {
    const before = subscription;
    await gateway.stop();
    await start();
    expect(subscription).toEqual(before);
  });
});
