import { once } from 'node:events';
import { createServer } from 'node:http';
import { userPrincipal } from '../../../../src/auth/principal.js';
import { rateLimitFactory } from '../../../../src/cluster/rate-limits.js';
import { createAnswerStore } from '../../../../src/datasources/cache/answer-store.js';
import { createReads } from '../../../../src/datasources/cache/reads.js';
import { RESOURCES } from '../../../../src/datasources/cache/resource.js';
import { backgroundContext } from '../../../../src/datasources/upstream/call-context.js';
import { createOperatedClient } from '../../../../src/datasources/upstream/operated-client.js';
import { createTestLogger } from '../../../support/log.js';

/** Reads of an Operated whose list of hubs the test sets. */
async function setUp(ttlMs: number) {
  let body = '';
  let time = 1_000_000;
  const now = () => time;
  const server = createServer((_request, response) => response.end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  const { logger } = createTestLogger();
  const client = createOperatedClient({
    baseUrl: `http://127.0.0.1:${address.port}`,
    timeoutMs: 60_000,
    concurrency: 10,
    callsPerMinute: rateLimitFactory(null)('calls', 1_000),
    onRejected: () => undefined,
    logger,
    now,
  });
  const store = createAnswerStore({ maxBytes: 1_000_000, retentionMs: 60_000, now });
  const reads = createReads({
    client,
    store,
    invalidations: { areHeard: true, settled: async () => undefined },
    policy: { ttlMs, staleIfErrorMs: 60_000 },
    deadlineMs: 60_000,
    now,
  });
  closers.push(() => {
    client.close();
    store.close();
    server.closeAllConnections();
    server.close();
  });
  return {
    send: (rows: readonly object[]) => (body = JSON.stringify(rows)),
    pass: (ms: number) => (time += ms),
    answer: (token: string) =>
      reads.read(backgroundContext(userPrincipal(token), logger), RESOURCES.hubs, 'cache'),
    list: async (token: string) =>
      (await reads.read(backgroundContext(userPrincipal(token), logger), RESOURCES.hubs, 'cache')).value,
  };
}

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

describe.each([0, 1_000])('with CACHE_TTL_MS=%i, a body that', (ttlMs) => {
  it('differs from the last one is decoded', async () => {
    const { send, list, pass } = await setUp(ttlMs);
    send([{ id: 'a', name: 'one' }]);
    const [first] = await list('token');
    pass(10_000);
    send([{ id: 'a', name: 'two' }]);
    const [second] = await list('token');

    expect([first?.name, second?.name]).toEqual(['one', 'two']);
  });

  it('equals the last one of another principal is decoded, and shares nothing with it', async () => {
    const { send, list } = await setUp(ttlMs);
    send([{ id: 'a' }]);
    const [first] = await list('token');
    const [second] = await list('another token');

    expect(second?.row).toEqual(first?.row);
    expect(second?.row).not.toBe(first?.row);
  });

  it('equals the last one is not decoded again: the rows are the same, and only their time is new', async () => {
    const { send, list, pass } = await setUp(ttlMs);
    send([{ id: 'a' }, { id: 'b' }]);
    const first = await list('token');
    pass(10_000);
    const second = await list('token');

    expect(second).toHaveLength(2);
    second.forEach((hub, index) => expect(hub.row).toBe(first[index]?.row));
    expect((second[0]?.fetchedAt.getTime() ?? 0) - (first[0]?.fetchedAt.getTime() ?? 0)).toBe(10_000);
  });

  it('equals the last one has its version and a new time; each other body has a version of its own', async () => {
    const { send, answer, pass } = await setUp(ttlMs);
    send([{ id: 'a' }]);
    const first = await answer('token');
    pass(10_000);
    const second = await answer('token');
    const other = await answer('another token');
    send([{ id: 'b' }]);
    pass(10_000);
    const third = await answer('token');

    expect(second.version).toBe(first.version);
    expect(second.sentAt - first.sentAt).toBe(10_000);
    expect(other.version).not.toBe(first.version);
    expect(third.version).not.toBe(first.version);
  });
});
