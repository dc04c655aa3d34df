import { createRedis } from '../../../src/cluster/redis.js';
import { freePort } from '../../support/free-port.js';
import { createTestLogger } from '../../support/log.js';
import { describeWithRedis } from '../../support/redis.js';

it('should log once that Redis cannot be reached, without its address and password', async () => {
  const { logger, lines } = createTestLogger();
  const redis = createRedis(`redis://:canary-password@127.0.0.1:${await freePort()}`, logger);
  try {
    await expect(redis.get('key')).rejects.toThrow();
    await expect(redis.get('key')).rejects.toThrow();
  } finally {
    redis.disconnect();
  }

  expect(lines.filter((line) => line.includes('Redis cannot be reached'))).toHaveLength(1);
  expect(lines.join('')).toContain('ECONNREFUSED');
  expect(lines.join('')).not.toContain('canary-password');
});

describeWithRedis('a connection to Redis', (server) => {
  it('should read what it wrote', async () => {
    const redis = createRedis(server().url, createTestLogger().logger);
    await redis.set('redis.test', 'value', 'PX', 1_000);

    expect(await redis.get('redis.test')).toBe('value');
    redis.disconnect();
  });
});
