import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { manualClock } from '../../support/manual-clock.js';
import { describeWithRedis } from '../../support/redis.js';
import { startSimulator } from '../../support/simulator.js';
import { callsOf } from '../../support/stack.js';
import { runInterleaved } from './interleaved-scene.js';

const POLICY = { ttlMs: 1_000, staleIfErrorMs: 20_000 };
const TOKEN_SECONDS = 120;
const UNLIMITED = '1000000000';
/** Half a minute on a machine that is idle. */
const PATIENCE_MS = 300_000;

/** Runs the scene at gateways of one deployment. */
async function run(gatewayCount: number, seed: number, actions: number, environment: Record<string, string>) {
  const clock = manualClock();
  const simulator = await startSimulator(
    { hubs: 16, spaces: 4, tokenFormat: 'jwt', tokenSeconds: TOKEN_SECONDS, seed },
    clock.now,
  );
  const gateways: TestGateway[] = [];
  for (let count = 0; count < gatewayCount; count += 1) {
    gateways.push(
      await startTestGateway(
        simulator.url,
        {
          CACHE_TTL_MS: String(POLICY.ttlMs),
          CACHE_STALE_IF_ERROR_MS: String(POLICY.staleIfErrorMs),
          COST_BUDGET_PER_MINUTE: UNLIMITED,
          COST_BUDGET_PER_MINUTE_BY_ADDRESS: UNLIMITED,
          FAILED_AUTHENTICATIONS_PER_MINUTE: '1000000',
          UPSTREAM_CALLS_PER_MINUTE: '10000000',
          LOG_LEVEL: 'debug',
          ...environment,
        },
        { now: clock.now },
      ),
    );
  }
  const tokenMs = TOKEN_SECONDS * 1_000;
  const record = await runInterleaved({ simulator, gateways, clock, seed, actions, tokenMs });
  const calls = await callsOf(simulator);
  const shared = gateways.flatMap(({ log }) =>
    log.filter((line) => line.includes('answered without execution')),
  ).length;
  for (const gateway of gateways) await gateway.stop();
  await simulator.stop();
  return { record, calls, shared };
}

const KEPT = {
  crossed: [],
  foreignViewers: [],
  tooOld: [],
  tooOldByItsTime: [],
  wrongTime: [],
  beforeAWrite: [],
  afterExpiry: [],
  afterRejection: [],
  longAfterRevocation: [],
};

/** Whether the scene has had what it is to test. */
function expectVariety({ record, calls, shared }: Awaited<ReturnType<typeof run>>): void {
  const { observations } = record;
  const shown = observations.flatMap(({ hubs }) => hubs);
  const codes = new Set(observations.flatMap((query) => query.codes));
  const reads = (calls['GET /api/hubs/v1'] ?? 0) + (calls['GET /api/hubs/v1/{hubId}'] ?? 0);

  expect(reads).toBeLessThan(observations.length);
  expect(shared).toBeGreaterThan(20);
  expect(calls['PUT /api/hubs/v1/{hubId}/config']).toBeGreaterThan(20);
  expect(shown.filter(({ stale }) => stale).length).toBeGreaterThan(20);
  expect(shown.filter(({ stale }) => !stale).length).toBeGreaterThan(1_000);
  expect([...codes]).toEqual(
    expect.arrayContaining(['UNAUTHENTICATED', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE']),
  );
}

describe('Thousands of interleaved requests of four principals in two organisations', () => {
  it(
    'break no promise of the cache',
    async () => {
      const outcome = await run(1, 1, 2_500, {});

      expect(outcome.record.broken(POLICY)).toEqual(KEPT);
      expectVariety(outcome);
    },
    PATIENCE_MS,
  );
});

describeWithRedis('Thousands of interleaved requests at two gateways', (redis) => {
  it(
    'break no promise of the cache',
    async () => {
      const outcome = await run(2, 3, 2_500, { REDIS_URL: redis().url });

      expect(outcome.record.broken(POLICY)).toEqual(KEPT);
      expectVariety(outcome);
    },
    PATIENCE_MS,
  );
});
