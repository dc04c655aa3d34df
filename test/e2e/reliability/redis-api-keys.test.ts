import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import {
  connectRedis,
  describeWithRedisServer,
  startRedisServer,
  type TestRedisServer,
} from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const HUBS = '{ hubs(first: 1) { totalCount } }';
const DEADLINE_MS = 500;

describeWithRedisServer('API keys and Redis', () => {
  const key = createApiKey();
  let redis: TestRedisServer;
  let simulator: TestSimulator;
  let gateway: TestGateway;

  beforeEach(async () => {
    redis = await startRedisServer();
    simulator = await startSimulator();
    gateway = await startTestGateway(simulator.url, {
      ...SERVICE_CREDENTIALS,
      SERVICE_ACCESS: 'apiKey',
      API_KEYS: `reader/${sha256(key)}/hubs:read`,
      FAILED_API_KEYS_PER_MINUTE: '3',
      REDIS_URL: redis.url,
    });
    await ask();
  });

  afterEach(async () => {
    await gateway.stop();
    await simulator.stop();
    await redis.stop();
  });

  const ask = (presented = key) => gateway.query(HUBS, { headers: { 'x-api-key': presented } });
  const timed = async () => {
    const startedAt = performance.now();
    expect(await ask()).toMatchObject({ status: 200, errors: [] });
    return performance.now() - startedAt;
  };

  it('should go on while Redis hangs: one deadline, then no delay', async () => {
    redis.freeze();
    await timed();
    const startedAt = performance.now();
    for (let count = 0; count < 20; count += 1) await timed();

    // One deadline for each would be ten seconds.
    expect(performance.now() - startedAt).toBeLessThan(10 * DEADLINE_MS);
  });

  it('should still limit guesses while Redis hangs', async () => {
    redis.freeze();
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await ask(createApiKey())).status);

    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(await ask()).toMatchObject({ status: 429 });
  });

  it('should cost no command to authenticate a valid key: only the limits of its operation are counted', async () => {
    const control = await connectRedis(redis);
    await control.config('RESETSTAT');
    const operations = 10;
    for (let count = 0; count < operations; count += 1) await timed();
    const statistics = await control.info('commandstats');
    const keys = await control.keys('operated-gateway:limit:*');
    control.disconnect();
    const counted = [...statistics.matchAll(/^cmdstat_(\w+).*?calls=(\d+)/gm)]
      .filter(([, name]) => name === 'evalsha' || name === 'eval' || name === 'get' || name === 'exec')
      .reduce((sum, [, , calls]) => sum + Number(calls), 0);

    expect(keys.filter((name) => name.includes(':limit:api-key:'))).toEqual([]);
    // The cost before the operation, its call to Operated, and the difference to the real cost afterwards.
    expect(counted).toBeLessThanOrEqual(3 * operations);
  });
});
