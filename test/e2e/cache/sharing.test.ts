import { until } from '../../support/until.js';
import { manualClock } from '../../support/manual-clock.js';
import { callsOf, read, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const LIST = 'GET /api/hubs/v1';
const SINGLE = 'GET /api/hubs/v1/{hubId}';
const NAMES = '{ hubs(first: 500) { nodes { id customId fetchedAt stale } } }';

interface Names {
  readonly hubs: { readonly nodes: readonly HubNode[] };
}
interface HubNode {
  readonly id: string;
  readonly customId: string;
  readonly fetchedAt: string;
  readonly stale: boolean;
}

describe('an answer of Operated', () => {
  const clock = manualClock();
  const stack = useStack({ environment: { CACHE_TTL_MS: '1000' }, gateway: { now: clock.now } });
  let token: string;

  beforeEach(async () => {
    token = await stack.simulator.userToken();
    await stack.simulator.control.clearRequests();
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const hub = () => {
    const [first] = hubsOf(stack.simulator.world);
    if (first === undefined) throw new Error('no hub');
    return first;
  };
  const rename = (customid: string) => stack.simulator.control.data(hub().id, { customid });
  const nameInList = async (headers: Record<string, string> = {}) => {
    const { hubs } = await read<Names>(stack.gateway, NAMES, { token, headers });
    return hubs.nodes.find(({ id }) => id === hub().id);
  };
  const countOf = async (endpoint: string) => (await callsOf(stack.simulator))[endpoint] ?? 0;

  it('serves the requests of one token that run at the same time with one call', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'delay', delayMs: 100 }]);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => read(stack.gateway, NAMES, { token })),
    );

    expect(await callsOf(stack.simulator)).toEqual({ [LIST]: 1 });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('is served until it is as old as CACHE_TTL_MS, and its fetchedAt is the time of its request', async () => {
    await rename('before');
    const first = await nameInList();
    await rename('after');
    clock.pass(999);
    const second = await nameInList();

    expect(await callsOf(stack.simulator)).toEqual({ [LIST]: 1 });
    expect(first).toMatchObject({ customId: 'before', stale: false });
    expect(second).toEqual(first);
    expect(Date.parse(second?.fetchedAt ?? '')).toBe(clock.now() - 999);
  });

  it('is served and renewed at the same time while it is younger than twice CACHE_TTL_MS', async () => {
    await rename('before');
    await nameInList();
    await rename('after');
    clock.pass(1_999);
    const served = await nameInList();
    // A request at the same time as the renewal causes no second one.
    await nameInList();
    await expectCalls(2);
    const renewed = await until(nameInList, (node) => node?.customId === 'after');

    expect(served).toMatchObject({ customId: 'before', stale: false });
    expect(renewed).toMatchObject({ stale: false });
    expect(await countOf(LIST)).toBe(2);
  });

  it('is never served when it is as old as twice CACHE_TTL_MS', async () => {
    await rename('before');
    await nameInList();
    await rename('after');
    clock.pass(2_000);

    expect(await nameInList()).toMatchObject({ customId: 'after' });
    expect(await countOf(LIST)).toBe(2);
  });

  it('ages from the moment at which its request was sent', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'delay', delayMs: 100 },
    ]);
    await rename('before');
    const slow = nameInList();
    await until(
      async () => countOf(LIST),
      (count) => count === 1,
    );
    clock.pass(2_000);
    await slow;
    await rename('after');

    expect(await nameInList()).toMatchObject({ customId: 'after' });
  });

  it('is not awaited from a call that is as old as twice CACHE_TTL_MS', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'delay', delayMs: 300 },
    ]);
    const slow = nameInList();
    await until(
      async () => countOf(LIST),
      (count) => count === 1,
    );
    clock.pass(2_000);
    const [one, other] = await Promise.all([slow, nameInList()]);

    expect(await countOf(LIST)).toBe(2);
    const timeOf = (read: typeof one) => Date.parse(read?.fetchedAt ?? '');
    expect(timeOf(other) - timeOf(one)).toBeGreaterThanOrEqual(2_000);
  });

  it.each(['no-cache', 'max-age=0', 'No-Cache, no-store', 'max-age = 0'])(
    'is not served to a request with Cache-Control: %s, whose answer is served to the next',
    async (directive) => {
      await rename('before');
      await nameInList();
      await rename('after');
      const past = await nameInList({ 'cache-control': directive });
      const next = await nameInList();

      expect(past).toMatchObject({ customId: 'after' });
      expect(next).toEqual(past);
      expect(await countOf(LIST)).toBe(2);
    },
  );

  it('is not stored by proxies or browsers: Cache-Control is no-store', async () => {
    const answer = await stack.gateway.query(NAMES, { token });

    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toContain('"extensions"');
  });

  it('serves single hubs from the list, and the same hub with one call', async () => {
    const single = `{ hub(id: "${hub().id}") { customId } }`;
    await Promise.all([read(stack.gateway, single, { token }), read(stack.gateway, single, { token })]);
    await read(stack.gateway, single, { token });
    const alone = await countOf(SINGLE);
    clock.pass(2_000);
    await nameInList();
    await read(stack.gateway, single, { token });

    expect(alone).toBe(1);
    expect(await callsOf(stack.simulator)).toEqual({ [SINGLE]: 1, [LIST]: 1 });
  });

  it('stays with the requests that wait for it, when the request that caused the call is aborted', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'delay', delayMs: 200 }]);
    const abort = new AbortController();
    const first = stack.gateway.query(NAMES, { token, signal: abort.signal });
    await until(
      async () => countOf(LIST),
      (count) => count === 1,
    );
    const second = stack.gateway.query(NAMES, { token });
    const sent = countOf(LIST);
    abort.abort();
    await expect(first).rejects.toThrow();

    expect((await second).errors).toEqual([]);
    expect(await sent).toBe(1);
    expect(await countOf(LIST)).toBe(1);
  });

  it('is aborted when the last request that waits for it has gone', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'hang' }]);
    const abort = new AbortController();
    const first = stack.gateway.query(NAMES, { token, signal: abort.signal });
    await until(
      async () => countOf(LIST),
      (count) => count === 1,
    );
    abort.abort();
    await expect(first).rejects.toThrow();

    const [status] = await until(
      async () => (await stack.simulator.control.requests()).log.map((call) => call.status),
      (statuses) => statuses.length > 0 && statuses.every((each) => each !== 0),
    );
    expect(status).toBe(499);
  });

  async function expectCalls(wanted: number): Promise<void> {
    await until(
      async () => countOf(LIST),
      (count) => count === wanted,
    );
  }
});
