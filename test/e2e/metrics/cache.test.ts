import { manualClock } from '../../support/manual-clock.js';
import { changesBy } from '../../support/metric-changes.js';
import { read, type StackOptions, startStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const PREFIX = 'operated_gateway_cache_';
const QUERY = '{ hubs { totalCount } }';
const LIST = '/api/hubs/v1';
const TTL_MS = 10_000;
const MAX_BYTES = 8_000_000;
const reads = (outcome: string, resource = 'hubs') =>
  `reads_total{resource="${resource}",outcome="${outcome}"}`;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(options: StackOptions = {}) {
  const clock = manualClock();
  const stack = await startStack({
    ...options,
    environment: {
      METRICS_PORT: '0',
      CACHE_TTL_MS: String(TTL_MS),
      CACHE_MAX_BYTES: String(MAX_BYTES),
      ...options.environment,
    },
    gateway: { now: clock.now },
  });
  open.push(() => stack.stop());
  const { gateway } = stack;
  const token = await stack.simulator.userToken();
  return {
    ...stack,
    clock,
    token,
    ask: (headers: Readonly<Record<string, string>> = {}) => gateway.query(QUERY, { token, headers }),
    changes: async (action: () => Promise<unknown>) => {
      const all = await changesBy(gateway, PREFIX, action);
      return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('reads_total')));
    },
    bytes: async () => {
      const { value } = await gateway.scrape();
      return ['answers', 'responses'].map((cache) => value(`${PREFIX}bytes`, { cache }));
    },
  };
}

describe('Each read is counted once:', () => {
  it('as a miss, then as a hit, then as a hit that is renewed', async () => {
    const { ask, changes, clock } = await start();

    expect(await changes(ask)).toEqual({ [reads('miss')]: 1 });
    expect(await changes(ask)).toEqual({ [reads('hit')]: 1 });
    clock.pass(TTL_MS);
    expect(await changes(ask)).toEqual({ [reads('renewing')]: 1 });
    clock.pass(2 * TTL_MS);
    expect(await changes(ask)).toEqual({ [reads('miss')]: 1 });
  });

  it('as joined, where the call of another request answers it', async () => {
    const { ask, changes, simulator } = await start();
    await simulator.control.faults([{ method: 'GET', path: LIST, kind: 'delay', delayMs: 300 }]);

    const together = () => Promise.all([ask(), ask(), ask()]);
    expect(await changes(together)).toEqual({ [reads('miss')]: 1, [reads('joined')]: 2 });
  });

  it('as stale, where Operated fails and an earlier answer is served', async () => {
    const { ask, changes, clock, simulator } = await start();
    await ask();
    clock.pass(2 * TTL_MS);
    await simulator.control.faults([{ method: 'GET', path: LIST, kind: 'status', status: 500 }]);

    expect(await changes(ask)).toEqual({ [reads('stale')]: 1 });
  });

  it('as a miss, where Operated fails and there is no earlier answer', async () => {
    const { ask, changes, simulator } = await start();
    await simulator.control.faults([{ method: 'GET', path: LIST, kind: 'status', status: 500 }]);

    expect(await changes(ask)).toEqual({ [reads('miss')]: 1 });
  });

  it('as bypass, where the caller or the configuration forbids the cache', async () => {
    const { ask, changes } = await start();
    expect(await changes(() => ask({ 'cache-control': 'no-cache' }))).toEqual({ [reads('bypass')]: 1 });

    const uncached = await start({ environment: { CACHE_TTL_MS: '0' } });
    expect(await uncached.changes(uncached.ask)).toEqual({ [reads('bypass')]: 1 });
  });

  it('by resource', async () => {
    const { gateway, token, changes } = await start();

    const query = () => gateway.query('{ accounts { id } spaces(first: 1) { totalCount } }', { token });
    expect(await changes(query)).toEqual({
      [reads('miss', 'accounts')]: 1,
      [reads('miss', 'spaces')]: 1,
    });
  });
});

it('A repeated request reads nothing', async () => {
  const { ask, changes } = await start();
  for (let count = 0; count < 3; count += 1) await ask();

  expect(await changes(ask)).toEqual({});
});

it('The size of both stores is shown with its limit, and what is dropped does not count', async () => {
  const { ask, bytes, gateway, simulator, clock } = await start();
  const { value } = await gateway.scrape();
  expect(value(`${PREFIX}max_bytes`, { cache: 'answers' })).toBe((MAX_BYTES * 3) / 4);
  expect(value(`${PREFIX}max_bytes`, { cache: 'responses' })).toBe(MAX_BYTES / 4);
  expect(await bytes()).toEqual([0, 0]);

  for (let count = 0; count < 3; count += 1) await ask();
  const [answers = 0, responses = 0] = await bytes();
  expect(answers).toBeGreaterThan(10_000);
  expect(responses).toBeGreaterThan(1_000);

  // A rejected token loses what was read for it.
  await simulator.control.faults([{ method: 'GET', path: LIST, kind: 'status', status: 401 }]);
  clock.pass(2 * TTL_MS);
  await ask();
  expect(await bytes()).toEqual([0, 0]);
});

it('A gateway without stored responses shows no size of them', async () => {
  const { bytes } = await start({ environment: { EXECUTOR: 'reference' } });

  expect(await bytes()).toEqual([0, undefined]);
});

it('Batches are counted by their plan, with the number of hubs', async () => {
  const { gateway, token, simulator } = await start({ environment: { CACHE_TTL_MS: '0' } });
  const name = 'operated_gateway_batch_size';
  const ask = (hubs: number) => {
    const ids = hubsOf(simulator.world).slice(0, hubs);
    const fields = ids.map(({ id }, index) => `h${index}: hub(id: "${id}") { name }`);
    return read(gateway, `{ ${fields.join(' ')} }`, { token });
  };
  const ofPlan = async (plan: string) => {
    const { value } = await gateway.scrape();
    return [value(`${name}_count`, { plan }), value(`${name}_sum`, { plan })];
  };

  await ask(3);
  expect([await ofPlan('single'), await ofPlan('list')]).toEqual([
    [1, 3],
    [undefined, undefined],
  ]);
  // Now the batch plan knows how long the list is.
  await read(gateway, QUERY, { token });
  await ask(5);
  expect([await ofPlan('single'), await ofPlan('list')]).toEqual([
    [1, 3],
    [1, 5],
  ]);
});
