import { connectSocket } from '../../support/live.js';
import { startStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

const ALL = 'subscription { hubChanged(includeCurrent: true) { hub { id online } } }';
interface Line {
  readonly msg: string;
  readonly [field: string]: unknown;
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function watch(environment: Readonly<Record<string, string>> = {}) {
  const stack = await startStack({
    environment: { POLL_INTERVAL_MS: '40', POLL_BACKOFF_LIMIT_MS: '80', ...environment },
  });
  open.push(() => stack.stop());
  const client = connectSocket(stack.gateway, { token: await stack.simulator.userToken() });
  open.push(() => client.dispose());
  const events = client.subscribe<{ hubChanged: { hub: { id: string } } }>(ALL);
  await events.event();
  const lines = (msg: string) =>
    stack.gateway.log.map((line) => JSON.parse(line) as Line).filter((line) => line.msg === msg);
  const polls = async (path: string) => (await stack.simulator.control.requests()).byEndpoint[path] ?? 0;
  return { ...stack, client, lines, polls };
}

it('Polls while Operated resets connections are logged once, and so is their end', async () => {
  const { simulator, lines, polls } = await watch();
  await simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'reset' }]);
  await simulator.control.clearRequests();
  await until(
    () => polls('GET /api/hubs/v1'),
    (count) => count >= 12,
  );
  const callLines = lines('operated did not answer').length;
  const failed = lines('polls fail');
  await simulator.control.clearFaults();
  const [again] = await until(
    () => lines('polls succeed again'),
    (found) => found.length > 0,
  );

  expect(failed).toEqual([
    expect.objectContaining({
      level: 'warn',
      reads: 'hubs',
      code: 'UPSTREAM_UNAVAILABLE',
      principal: { kind: 'user', key: expect.any(String) as string },
    }),
  ]);
  expect(callLines).toBeGreaterThan(0);
  // Those of the first poll: each attempt has one.
  expect(callLines).toBeLessThan(6);
  expect(again).toMatchObject({ level: 'info', reads: 'hubs', failures: expect.any(Number) as number });
});

it('A token that is revoked is no outage', async () => {
  const { simulator, lines, client } = await watch({ AUTHORIZATION_TTL_MS: '200' });
  await simulator.control.revoke({ clientId: 'demo-client' });

  expect(await client.closed).toMatchObject({ code: 4401 });
  expect(lines('polls fail')).toEqual([]);
});
