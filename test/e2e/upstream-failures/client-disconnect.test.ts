import { request } from 'node:http';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { read, useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const CLIENT_GONE = 499;

describe('a client that goes away', () => {
  const stack = useStack({
    environment: { ...OPEN_SERVICE, OPERATED_PARALLEL_READS: '4', LOG_LEVEL: 'trace' },
  });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  afterEach(() => stack.simulator.control.clearFaults());

  /** Sends a query, and disconnects after `calls` calls to Operated. */
  const askAndLeave = async (document: string, calls: number) => {
    await stack.simulator.control.clearRequests();
    const client = new AbortController();
    const answer = stack.gateway.query(document, { token, signal: client.signal });
    const aborted = expect(answer).rejects.toThrow(/abort/i);
    await until(stack.simulator.control.requests, ({ total }) => total >= calls);
    client.abort();
    await aborted;
  };
  const settledLog = async () =>
    (await until(stack.simulator.control.requests, ({ log }) => log.every(({ status }) => status !== 0))).log;

  it('aborts every call to Operated that no other request waits for', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'hang' }]);
    await askAndLeave('{ accounts { id } spaces { totalCount } hubs { totalCount } viewer { id } }', 4);

    expect((await settledLog()).map(({ status }) => status)).toEqual([
      CLIENT_GONE,
      CLIENT_GONE,
      CLIENT_GONE,
      CLIENT_GONE,
    ]);
  });

  it('leaves no single read in the queue', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'hang' }]);
    const aliases = hubsOf(stack.simulator.world)
      .slice(0, 30)
      .map(({ id }, index) => `a${index}: hub(id: "${id}") { id }`);
    await askAndLeave(`{ ${aliases.join(' ')} }`, 4);

    expect((await settledLog()).map(({ status }) => status)).toEqual(Array(4).fill(CLIENT_GONE));
  });

  it('does not affect the answers of other clients', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'hang', times: 1 }]);
    const others = () =>
      Promise.all(Array.from({ length: 5 }, () => read(stack.gateway, '{ hubs { totalCount } }', { token })));
    await askAndLeave('{ hubs { totalCount } }', 1);

    await expect(others()).resolves.toHaveLength(5);
  });

  it('does not abort the token request that other requests wait for', async () => {
    await stack.simulator.control.faults([
      { method: 'POST', path: '/identity/oauth/v2/token', kind: 'delay', delayMs: 100 },
    ]);
    await stack.simulator.control.clearRequests();
    const client = new AbortController();
    const first = stack.gateway.query('{ hubs { totalCount } }', { signal: client.signal });
    const aborted = expect(first).rejects.toThrow(/abort/i);
    const second = read(stack.gateway, '{ hubs { totalCount } }');
    await until(stack.simulator.control.requests, ({ total }) => total >= 1);
    client.abort();
    await aborted;

    await expect(second).resolves.toEqual({ hubs: { totalCount: 30 } });
  });

  it('before its request is complete has no effect on the gateway', async () => {
    await new Promise<void>((resolve) => {
      const half = request(`${stack.gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '1000' },
      });
      half.once('error', () => resolve());
      half.write('{"query": "{ viewer', () => half.destroy(new Error('gone')));
    });

    expect(await read(stack.gateway, '{ viewer { kind } }', { token })).toEqual({ viewer: { kind: 'USER' } });
  });

  it('is no failure in the log', () => {
    const lines = stack.gateway.log.map((line) => JSON.parse(line) as { level: string; msg: string });

    expect(
      lines.filter(({ msg }) => msg === 'operated did not answer' || msg === 'unexpected error'),
    ).toEqual([]);
  });
});
