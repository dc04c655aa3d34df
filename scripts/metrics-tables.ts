import { Registry } from 'prom-client';
import { LIMITS } from '../src/telemetry/metrics/limits-metrics.js';
import { createMetrics } from '../src/telemetry/metrics/metrics.js';

/** The prefixes of metrics that describe the process, and stand last. */
const PROCESS = /^(process|nodejs)_/;

/** The Markdown table of all metrics, one row for each. */
export function metricsTable(): string {
  const registry = new Registry();
  createMetrics({ version: '', trustedNames: new Set(), registry });
  const metrics: readonly object[] = registry.getMetricsAsArray();
  const rows = metrics.map((metric) => {
    const labels = listOf(metric, 'labelNames').map((label) => `\`${label}\``);
    return {
      name: textOf(metric, 'name'),
      type: textOf(metric, 'type'),
      labels,
      help: textOf(metric, 'help'),
    };
  });
  const ofGateway = rows.filter(({ name }) => !PROCESS.test(name));
  const ofProcess = rows.filter(({ name }) => PROCESS.test(name));
  return [
    '| metric | type | labels | meaning |',
    '|---|---|---|---|',
    ...[...ofGateway, ...ofProcess].map(
      ({ name, type, labels, help }) => `| \`${name}\` | ${type} | ${labels.join(', ')} | ${cell(help)} |`,
    ),
  ].join('\n');
}

/** The Markdown table of the values of the label `limit`. */
export function limitsTable(): string {
  const rows = Object.entries(LIMITS).map(([limit, meaning]) => `| \`${limit}\` | ${cell(meaning)} |`);
  return ['| `limit` | what it limits |', '|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** A property of a metric, which the types of prom-client lack or declare as another type. */
function textOf(metric: object, property: string): string {
  const value: unknown = Reflect.get(metric, property);
  if (typeof value !== 'string') throw new Error(`a metric without ${property}`);
  return value;
}

function listOf(metric: object, property: string): readonly string[] {
  const value: unknown = Reflect.get(metric, property);
  if (!Array.isArray(value)) throw new Error(`a metric without ${property}`);
  return value.map(String);
}
