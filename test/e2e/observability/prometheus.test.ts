import { DASHBOARDS, readDashboard } from '../../support/dashboards.js';
import { endProcessesAfterAll } from '../../support/launch.js';
import { startPrometheus, type TestPrometheus } from '../../support/prometheus.js';
import { PROMETHEUS, promtool } from '../../support/promtool.js';
import { PROMETHEUS_RULES } from '../../support/prometheus-rules.js';
import { connectRedis, REDIS_SERVER, startRedisServer, type TestRedisServer } from '../../support/redis.js';
import { describeWith } from '../../support/requirement.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { hubWhere } from '../../support/world.js';
import {
  failOperated,
  hitLimits,
  misbehave,
  rejectCredentials,
  sendInvalidCredentials,
  struggle,
} from './incidents.js';
import { type Load, startLoad } from './load.js';
import { launchObservedGateways, type ObservedGateway } from './observed-gateways.js';

/** Seconds in place of minutes, so that alerts fire within the test. Expressions and thresholds are those that are shipped. */
const SHORTER = [
  { pattern: /(scrape_interval|scrape_timeout|evaluation_interval): \d+s/g, by: '$1: 1s' },
  { pattern: /^( +for): \w+$/gm, by: '$1: 1s' },
  { pattern: /\[\d+m\]/g, by: '[8s]' },
  // An age is an interval too.
  { pattern: /(poll_age_seconds) > 60/g, by: '$1 > 2' },
] as const;

/**
 * Alerts on durations. They have to hold for minutes where they are shipped, and for a second here: a machine that runs
 * other tests exceeds their thresholds for so long.
 */
const OF_DURATIONS = 'OperatedGateway(Slow|RedisSlow|EventLoopDelayed)';

/** The whole test, for expressions that need an event of any time in it. */
const WHOLE_TEST = '5m';

const bothPrograms = {
  name: 'prometheus and redis-server',
  install: 'apt-get install prometheus redis-server',
  isMet: () => PROMETHEUS.isMet() && REDIS_SERVER.isMet(),
};

endProcessesAfterAll();

// In sequence: each test leaves a state that the next one needs.
describeWith(bothPrograms, 'A Prometheus with the shipped configuration', () => {
  const open: (() => Promise<unknown>)[] = [];
  let simulator: TestSimulator;
  let redis: TestRedisServer;
  let gateways: readonly [ObservedGateway, ObservedGateway];
  let prometheus: TestPrometheus;
  let load: Load;

  beforeAll(async () => {
    simulator = await startSimulator();
    open.push(() => simulator.stop());
    redis = await startRedisServer();
    open.push(() => redis.stop());
    gateways = await launchObservedGateways(simulator.url, redis.url);
    const targets = gateways.map(({ target }) => target);
    prometheus = await startPrometheus(targets, SHORTER);
    open.push(() => prometheus.stop());
    load = await startLoad(gateways, simulator);
    await load.isUnderWay;
  });
  afterAll(async () => {
    for (const close of open.reverse()) await close();
  });

  /** Waits until each of these alerts has fired, at the same moment or not. */
  const fired = async (...names: readonly string[]) => {
    const alerts = `ALERTS{alertstate="firing",alertname=~"${names.join('|')}"}[${WHOLE_TEST}]`;
    const found = await prometheus.queryUntil(
      `count by (alertname) (last_over_time(${alerts}))`,
      ({ length }) => length === names.length,
    );
    return found.map(({ labels }) => labels['alertname']).sort();
  };
  const firingNow = () => prometheus.query(`ALERTS{alertstate="firing",alertname!~"${OF_DURATIONS}"}`);

  it('scrapes both gateways', async () => {
    const up = await prometheus.queryUntil(
      'count_over_time(up{job="operated-gateway"}[1m]) > 3',
      ({ length }) => length === 2,
    );

    expect(up.map(({ labels }) => labels['instance']).sort()).toEqual(
      gateways.map(({ target }) => target).sort(),
    );
  });

  it('scrapes metrics that promtool accepts', async () => {
    for (const { target } of gateways) {
      const response = await fetch(`http://${target}/metrics`);
      const text = await response.text();

      expect(text.length).toBeGreaterThan(1_000);
      expect(promtool(['check', 'metrics'], text)).toEqual({ status: 0, output: '' });
    }
  });

  it('fires no alert under a load that the gateways hold', async () => {
    await expect(firingNow()).resolves.toEqual([]);
  });

  it('fires no alert for single clients that misbehave, nor for a call that is repeated', async () => {
    await misbehave(gateways[0], simulator);
    await struggle(simulator);
    await prometheus.queryUntil('operated_gateway_upstream_retries_total', ({ length }) => length > 0);

    await expect(firingNow()).resolves.toEqual([]);
  });

  it('fires alerts while Operated fails', async () => {
    await failOperated(gateways, simulator);
    const names = [
      'OperatedGatewayCircuitBreakerOpen',
      'OperatedGatewayPollsLate',
      'OperatedGatewayUpstreamAttemptsFail',
      'OperatedGatewayUpstreamDown',
      'OperatedGatewayUpstreamFailures',
    ];

    await expect(fired(...names)).resolves.toEqual(names);
    await simulator.control.clearFaults();
  });

  it('ends the alerts on Operated when it answers again', async () => {
    await prometheus.queryUntil(
      'ALERTS{alertname=~".*(Upstream|Polls|Breaker).*"}',
      ({ length }) => length === 0,
    );
  });

  describe('where several incidents happen at once,', () => {
    beforeAll(async () => {
      const { id } = hubWhere(simulator.world, ({ product }) => product === 'O-PH-4');
      const client = await connectRedis(redis);
      await Promise.all([
        hitLimits(gateways[0]),
        sendInvalidCredentials(gateways[1]),
        simulator.control.temperature(id, 'overheat'),
        client.config('SET', 'maxmemory', '1'),
      ]);
      client.disconnect();
    });

    it('fires an alert for a client that hits a limit, and names the limit', async () => {
      await fired('OperatedGatewayLimitsHit');
      const alerts = await prometheus.query(
        `last_over_time(ALERTS{alertname="OperatedGatewayLimitsHit"}[${WHOLE_TEST}])`,
      );

      expect(new Set(alerts.map(({ labels }) => labels['limit']))).toEqual(new Set(['depth']));
    });

    it('fires an alert for a client whose credentials are rejected again and again', async () => {
      await expect(fired('OperatedGatewayAuthenticationsRejected')).resolves.toHaveLength(1);
    });

    it('fires an alert for hubs over their temperature, and counts a hub once that both gateways report', async () => {
      await fired('OperatedFleetOverTemperature');
      const rule = PROMETHEUS_RULES.find(
        (each) => 'alert' in each && each.alert === 'OperatedFleetOverTemperature',
      );

      await expect(prometheus.query(rule?.expr ?? '')).resolves.toMatchObject([{ value: 1 }]);
    });

    it('fires an alert while Redis answers with errors', async () => {
      await expect(fired('OperatedGatewayRedisCommandsFail')).resolves.toHaveLength(1);
    });
  });

  it('evaluates each rule without an error', async () => {
    const rules = await prometheus.rules();

    expect(rules.length).toBeGreaterThan(30);
    expect(rules.filter(({ health, lastError }) => health !== 'ok' || lastError !== '')).toEqual([]);
  });

  it('has data for each recording rule', async () => {
    const names = (await prometheus.rules()).flatMap(({ type, name }) =>
      type === 'recording' ? [name] : [],
    );
    const values = await Promise.all(
      names.map((name) => prometheus.query(`last_over_time(${name}[${WHOLE_TEST}])`)),
    );

    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((_, index) => values[index]?.length === 0)).toEqual([]);
  });

  it.each(DASHBOARDS)('has data for each expression of %s', async (file) => {
    const expressions = readDashboard(file).panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const values = await Promise.all(expressions.map((expr) => prometheus.query(withVariables(expr))));

    expect(expressions.length).toBeGreaterThan(10);
    expect(
      expressions.filter((_, index) => (values[index] ?? []).every(({ value }) => Number.isNaN(value))),
    ).toEqual([]);
  });

  it('has values for each variable of the dashboards', async () => {
    for (const { templating } of DASHBOARDS.map(readDashboard)) {
      for (const { name, query } of templating.list) {
        const [, selector, label] = /label_values\((.+), (\w+)\)/.exec(JSON.stringify(query)) ?? [];
        if (selector === undefined) continue;
        const series = await prometheus.query(
          withVariables(`count by (${label}) (${JSON.parse(`"${selector}"`)})`),
        );

        expect([name, series.length > 0]).toEqual([name, true]);
      }
    }
  });

  describe('where Redis stops and Operated rejects the client credentials at once,', () => {
    beforeAll(async () => {
      await Promise.all([redis.stop(), rejectCredentials(gateways, simulator)]);
    });

    it('fires an alert while Redis is down', async () => {
      await expect(fired('OperatedGatewayRedisDown')).resolves.toHaveLength(1);
    });

    it('fires an alert when Operated rejects the client credentials', async () => {
      await expect(fired('OperatedGatewayCredentialsRejected')).resolves.toHaveLength(1);
    });
  });

  it('fires alerts when one gateway stops, and when none is left', async () => {
    await load.stop();
    gateways[1].child.kill('SIGKILL');
    await expect(fired('OperatedGatewayDown')).resolves.toHaveLength(1);
    await expect(prometheus.query('ALERTS{alertname="OperatedGatewayNoneUp"}')).resolves.toEqual([]);

    gateways[0].child.kill('SIGKILL');
    await expect(fired('OperatedGatewayNoneUp')).resolves.toHaveLength(1);
  });
});

/** An expression as Grafana sends it: both gateways are selected, and a rate covers the whole test. */
function withVariables(expr: string): string {
  return expr
    .replaceAll('$job', 'operated-gateway')
    .replaceAll(/\$(instance|product|space)\b/g, '.*')
    .replaceAll('$__rate_interval', WHOLE_TEST);
}
