import { setTimeout as after } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startCrowd } from '../live/start-crowd.js';
import { end, startRedis } from '../live/world.js';
import { startOperatedStub } from '../load/start-stub.js';
import { controlStub } from '../load/stub-control.js';
import { ask, startMeasuredGateway } from './measured-gateway.js';
import { figure, type Table } from './table.js';

const FLEETS = [50, 500, 2_000];
const CALLERS = 1_000;
const WAIT_MS = 100;

/** What a gateway stores in Redis: the snapshot of a fleet with subscribers, and the counters of callers. */
export async function measureRedis(): Promise<Table> {
  const rows = [];
  for (const hubs of FLEETS) rows.push(await measureFleet(hubs));
  return {
    title: `In Redis: one organisation with subscribers, and ${CALLERS.toLocaleString('en')} callers within a minute`,
    header: [
      'hubs',
      'list, KB',
      'snapshot in Redis, KB',
      'of the list',
      'counters, bytes a caller',
      'keys a caller',
    ],
    rows,
    notes: [],
  };
}

async function measureFleet(hubs: number): Promise<readonly string[]> {
  const operated = await startOperatedStub({ HUBS: String(hubs), BODIES: 'same' });
  const listBytes = JSON.stringify(await controlStub(operated.url).read('/api/hubs/v1')).length;
  const server = await startRedis();
  const redis = new Redis(server.url);
  const gateway = await startMeasuredGateway(operated.url, { REDIS_URL: server.url });
  const crowd = startCrowd();
  const query = 'subscription { hubChanged { hub { id } } }';
  await crowd.join({ port: gateway.port, first: 0, count: 1, tokens: ['caller'], query });
  while ((await redis.keys('operated-gateway:live:*:head')).length === 0) await after(WAIT_MS);
  for (let caller = 0; caller < CALLERS; caller += 1) {
    await ask(gateway, '{ spaces(first: 1) { totalCount } }', `caller-${caller}`);
  }
  const snapshot = await stored(redis, 'operated-gateway:live:*');
  const counters = await stored(redis, 'operated-gateway:limit:*');
  // Counters expire after a minute, which the requests may have taken.
  const { keys: counted } = await stored(redis, 'operated-gateway:limit:cost:*');
  redis.disconnect();
  await gateway.end();
  await Promise.all([end(operated.child, 'SIGKILL'), end(server.child, 'SIGKILL')]);
  return [
    hubs.toLocaleString('en'),
    figure(listBytes / 1_000),
    figure(snapshot.bytes / 1_000),
    figure(snapshot.bytes / listBytes),
    figure(counters.bytes / counted),
    figure(counters.keys / counted),
  ];
}

/** The memory of keys and values as Redis counts it. @param pattern which keys. */
async function stored(
  redis: Redis,
  pattern: string,
): Promise<{ readonly keys: number; readonly bytes: number }> {
  const keys = await redis.keys(pattern);
  const sizes = await Promise.all(keys.map((key) => redis.memory('USAGE', key, 'SAMPLES', 0)));
  return { keys: keys.length, bytes: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) };
}
