import { Registry } from 'prom-client';
import { createMetrics } from '../../../src/telemetry/metrics/metrics.js';
import { DASHBOARDS, readDashboard } from '../../support/dashboards.js';
import { PROMETHEUS_RULES } from '../../support/prometheus-rules.js';
import { metricsIn } from '../../support/promql.js';

/** The series that Prometheus itself writes. */
const OF_PROMETHEUS = ['up', 'ALERTS'];

const recordings = new Map(
  PROMETHEUS_RULES.flatMap((rule) => ('record' in rule ? [[rule.record, rule.expr]] : [])),
);
const panelExpressions = DASHBOARDS.flatMap((file) =>
  readDashboard(file).panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
);

/** The series of each metric that a gateway can have. */
async function seriesOfMetrics(): Promise<ReadonlyMap<string, readonly string[]>> {
  const registry = new Registry();
  createMetrics({ version: '0.0.0', trustedNames: new Set(), registry });
  const metrics = await registry.getMetricsAsJSON();
  return new Map(
    // The type of prom-client says number for what is the name of the type.
    metrics.map(({ name, type }) => [
      name,
      String(type) === 'histogram'
        ? ['_bucket', '_sum', '_count'].map((suffix) => `${name}${suffix}`)
        : [name],
    ]),
  );
}

describe('The names of metrics', () => {
  it.each([
    ['sum by (job) (rate(a_total{job="b"}[5m])) / on (job) c', ['a_total', 'c']],
    ['histogram_quantile(0.99, sum by (le) (rate(d_bucket[5m])))', ['d_bucket']],
    ['absent(up{job="operated-gateway"} == 1) or vector(0)', ['up']],
    ['topk(10, max(e) by (f)) and job:g:rate5m > 0.5', ['e', 'job:g:rate5m']],
  ])('are found in %s', (expr, names) => {
    expect(metricsIn(expr)).toEqual(names);
  });

  it('in the rules, the panels and the annotations exist', async () => {
    const known = [...(await seriesOfMetrics()).values()].flat();
    const annotations = DASHBOARDS.flatMap((file) =>
      readDashboard(file).annotations.list.map(({ expr }) => expr),
    );
    const variables = DASHBOARDS.flatMap((file) =>
      readDashboard(file).templating.list.flatMap(({ query }) => labelValuesIn(JSON.stringify(query))),
    );
    const used = [...panelExpressions, ...annotations, ...PROMETHEUS_RULES.map(({ expr }) => expr)].flatMap(
      metricsIn,
    );
    const unknown = [...used, ...variables].filter(
      (name) => !known.includes(name) && !recordings.has(name) && !OF_PROMETHEUS.includes(name),
    );

    expect(variables.length).toBeGreaterThan(3);
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('of the registry are all on a panel', async () => {
    const shown = new Set(panelExpressions.flatMap(metricsIn));
    for (const name of [...shown])
      metricsIn(recordings.get(name) ?? '').forEach((source) => shown.add(source));
    const hidden = [...(await seriesOfMetrics())].filter(
      ([, series]) => !series.some((name) => shown.has(name)),
    );

    expect(hidden.map(([name]) => name)).toEqual([]);
  });
});

/** The metrics of the queries for the values of a label. */
function labelValuesIn(text: string): readonly string[] {
  return [...text.matchAll(/label_values\((\w+)/g)].map(([, name = '']) => name);
}
