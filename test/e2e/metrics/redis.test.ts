import { startTestGateway } from '../../support/gateway.js';
import { describeWithRedisServer, startRedisServer } from '../../support/redis.js';
import { startSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

const UP = 'operated_gateway_redis_up';
const COMMANDS = 'operated_gateway_redis_command_duration_seconds';

it('A gateway without Redis shows nothing of it', async () => {
  const gateway = await startTestGateway('http://127.0.0.1:1', { METRICS_PORT: '0' });
  const { find, samples } = await gateway.scrape();
  await gateway.stop();

  expect(find(UP)).toEqual([]);
  expect(samples.filter(({ name }) => name.startsWith(COMMANDS))).toEqual([]);
});

describeWithRedisServer('A gateway with Redis', () => {
  it('shows whether Redis answers, and measures commands by outcome', async () => {
    const redis = await startRedisServer();
    const simulator = await startSimulator();
    const gateway = await startTestGateway(simulator.url, { METRICS_PORT: '0', REDIS_URL: redis.url });
    const ofOutcome = async (outcome: string) =>
      (await gateway.scrape()).value(`${COMMANDS}_count`, { outcome }) ?? 0;
    try {
      await until(
        () => gateway.scrape(),
        ({ value }) => value(UP) === 1,
      );
      const before = await ofOutcome('success');
      // It counts the calls and points of the caller.
      await gateway.query('{ hubs { totalCount } }', { token: await simulator.userToken() });
      expect(await ofOutcome('success')).toBeGreaterThan(before);
      expect(await ofOutcome('failure')).toBe(0);

      redis.freeze();
      await until(
        () => gateway.scrape(),
        ({ value }) => value(UP) === 0,
      );
      expect(await ofOutcome('failure')).toBeGreaterThan(0);

      redis.thaw();
      await until(
        () => gateway.scrape(),
        ({ value }) => value(UP) === 1,
      );
    } finally {
      await gateway.stop();
      await simulator.stop();
      await redis.stop();
    }
  }, 30_000);
});
