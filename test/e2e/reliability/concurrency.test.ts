import { callsOf, read, useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const HUB = '/api/hubs/v1/{hubId}';
const HUB_CALLS = `GET ${HUB}`;
const LIST_CALLS = 'GET /api/hubs/v1';
const PLACES = 4;
/** So few hubs of a query that the batch plan reads them singly. */
const READ_TOGETHER = 30;

describe('the limit of calls under way to Operated', () => {
  const stack = useStack({
    simulator: { hubs: READ_TOGETHER, accounts: 1 },
    environment: {
      OPERATED_CONCURRENCY: String(PLACES),
      OPERATED_PARALLEL_READS: '50',
      QUERY_ALIASES_LIMIT: '1000',
      QUERY_ROOT_FIELDS_LIMIT: '1000',
    },
  });
  const singleReads = (count: number) => {
    const ids = hubsOf(stack.simulator.world).slice(0, count);
    return `{ ${ids.map(({ id }, index) => `h${index}: hub(id: "${id}") { name }`).join(' ')} }`;
  };
  let greedy: string;
  let modest: string;

  beforeAll(async () => {
    greedy = await stack.simulator.userToken();
    modest = await stack.simulator.userToken();
    for (const token of [greedy, modest]) await read(stack.gateway, '{ accounts { id } }', { token });
  });
  beforeEach(() => stack.simulator.control.clearRequests());
  afterEach(() => stack.simulator.control.clearFaults());

  it('is observed by all calls together', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'hang' }]);
    const clients = [greedy, modest].map((token) => {
      const client = new AbortController();
      const answer = stack.gateway.query(singleReads(20), { token, signal: client.signal });
      return { client, gone: expect(answer).rejects.toThrow(/abort/i) };
    });
    await until(stack.simulator.control.requests, ({ total }) => total >= PLACES);
    expect(await stack.simulator.control.requests()).toMatchObject({ total: PLACES });
    for (const { client, gone } of clients) {
      client.abort();
      await gone;
    }
  });

  it('lets callers take turns: the list of one does not wait for 240 single reads of another', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: HUB, kind: 'delay', delayMs: 20 }]);
    const batches = Array.from({ length: 8 }, () =>
      read(stack.gateway, singleReads(READ_TOGETHER), { token: greedy }),
    );
    await until(
      () => callsOf(stack.simulator),
      ({ [HUB_CALLS]: count = 0 }) => count >= PLACES,
    );
    await read(stack.gateway, '{ hubs { totalCount } }', { token: modest });
    const { log } = await stack.simulator.control.requests();
    const before = log.slice(
      0,
      log.findIndex(({ endpoint }) => endpoint === LIST_CALLS),
    );

    expect(before.filter(({ endpoint }) => endpoint === HUB_CALLS).length).toBeLessThan(100);
    await Promise.all(batches);
  }, 30_000);

  it('gives the places of a client that has gone to others, and sends nothing that it had queued', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: HUB, kind: 'hang' }]);
    const client = new AbortController();
    const answer = stack.gateway.query(singleReads(READ_TOGETHER), { token: greedy, signal: client.signal });
    const gone = expect(answer).rejects.toThrow(/abort/i);
    await until(stack.simulator.control.requests, ({ total }) => total >= PLACES);
    const list = read(stack.gateway, '{ hubs { totalCount } }', { token: modest });
    client.abort();
    await gone;

    await expect(list).resolves.toBeDefined();
    expect((await callsOf(stack.simulator))[HUB_CALLS]).toBe(PLACES);
  });
});
