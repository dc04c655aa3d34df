import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import {
  connectRedis,
  describeWithRedisServer,
  executions,
  startRedisServer,
  type TestRedisServer,
} from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

const HUBS = '{ hubs(first: 1) { totalCount } }';

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
  const succeeds = async (operations: number) => {
    for (let count = 0; count < operations; count += 1) {
      expect(await ask()).toMatchObject({ status: 200, errors: [] });
    }
  };
  const connected = (wanted: boolean) =>
    until(
      async () => (await fetch(`${gateway.url}/readyz`)).text(),
      (health) => health.includes('"connected"') === wanted,
    );

  it('should go on while Redis hangs, and send it nothing that would wait for an answer', async () => {
    const before = await executions(redis, 'evalsha');
    redis.freeze();
    await connected(false);
    await succeeds(20);
    redis.thaw();
    await connected(true);
    // Redis has executed what arrived during the hang.
    const meanwhile = (await executions(redis, 'evalsha')) - before;
    await succeeds(1);
    const after = await executions(redis, 'evalsha');

    expect(meanwhile).toBe(0);
    expect(after).toBeGreaterThan(before);
  }, 30_000);

  it('should still limit guesses while Redis hangs', async () => {
    redis.freeze();
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await ask(createApiKey())).status);

    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(await ask()).toMatchObject({ status: 429 });
  });

  it('should cost no command to authenticate a valid key: only the limits of its operation are counted', async () => {
    const control = await connectRedis(redis);
    const count = () => executions(redis, 'evalsha', 'eval', 'get', 'exec');
    const before = await count();
    await succeeds(10);
    const counted = (await count()) - before;
    const keys = await control.keys('operated-gateway:limit:*');
    control.disconnect();

    expect(keys.filter((name) => name.includes(':limit:api-key:'))).toEqual([]);
    // The cost before the operation, its call to Operated, and the difference to the real cost afterwards.
    expect(counted).toBeLessThanOrEqual(3 * 10);
  });
});
