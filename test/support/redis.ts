import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Redis } from 'ioredis';
import { createRedis } from '../../src/cluster/redis.js';
import { freePort } from './free-port.js';
import { createTestLogger } from './log.js';
import { describeWith, type Requirement } from './requirement.js';

/** A Redis for the tests of one file. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A redis-server that a test controls. */
export interface TestRedisServer extends TestRedis {
  /** Lets it hang: connections stay open, and no command is answered. */
  freeze(): void;
  /** Ends the hang: what arrived meanwhile is executed. */
  thaw(): void;
}

/** Connects as a gateway does. The test disconnects. */
export async function connectRedis({ url }: Pick<TestRedis, 'url'>): Promise<Redis> {
  const { redis, tried } = createRedis({ url, deadlineMs: 500, logger: createTestLogger().logger });
  await tried;
  return redis;
}

/** How often a Redis has executed any of these commands since its start. */
export async function executions(server: TestRedis, ...commands: readonly string[]): Promise<number> {
  const redis = await connectRedis(server);
  const statistics = await redis.info('commandstats');
  redis.disconnect();
  const counts = commands.map(
    (name) => new RegExp(`^cmdstat_${name}:calls=(\\d+)`, 'm').exec(statistics)?.[1],
  );
  return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
}

/** The Redis at REDIS_URL, with a database for this Jest worker, or a new redis-server on a free port. */
export async function startRedis(): Promise<TestRedis> {
  const given = process.env['REDIS_URL'];
  return given === undefined || given === ''
    ? startRedisServer()
    : { url: databaseOf(given), stop: async () => {} };
}

export const REDIS_SERVER: Requirement = {
  name: 'redis-server',
  install: 'apt-get install redis-server',
  isMet: () => spawnSync('redis-server', ['--version']).status === 0,
};

/** A `describe` whose tests start and stop their own redis-servers. */
export function describeWithRedisServer(title: string, tests: () => void): void {
  describeWith(REDIS_SERVER, title, tests);
}

/** A `describe` whose tests share one Redis, started before the first and stopped after the last. */
export function describeWithRedis(title: string, tests: (redis: () => TestRedis) => void): void {
  const requirement = {
    name: 'Redis',
    install: REDIS_SERVER.install,
    isMet: () => Boolean(process.env['REDIS_URL']) || REDIS_SERVER.isMet(),
  };
  describeWith(requirement, title, () => {
    let redis: TestRedis | undefined;

    beforeAll(async () => {
      redis = await startRedis();
    });

    tests(() => {
      if (!redis) throw new Error('Redis is started before the first test: ask for it in a test or a hook.');
      return redis;
    });

    // Hooks run in the order of their definition: the tests close their connections before the server stops.
    afterAll(() => redis?.stop());
  });
}

function databaseOf(given: string): string {
  const url = new URL(given);
  if (url.pathname.length < 2) url.pathname = `/${Number(process.env['JEST_WORKER_ID'] ?? 0) % 16}`;
  return url.href;
}

/** A redis-server for one test, which can be stopped, and started again at the same port. It does not persist. */
export async function startRedisServer(at?: number): Promise<TestRedisServer> {
  const port = at ?? (await freePort());
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(server.stdout)) {
    if (line.includes('Ready to accept connections')) break;
  }
  // Drains the pipe: a full one would block the server.
  server.stdout.resume();
  if (server.exitCode !== null) throw new Error(`redis-server ended with ${server.exitCode}`);
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill();
      server.kill('SIGCONT');
      await ended;
    },
  };
}
