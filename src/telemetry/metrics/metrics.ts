import { Registry } from 'prom-client';
import { createProcessMetrics, type ProcessMetrics } from './process-metrics.js';

/** The metrics of one gateway, by area. */
export interface Metrics {
  readonly process: ProcessMetrics;
  /** The media type of what `render` returns. */
  readonly contentType: string;
  /** Reads everything that is watched. @returns all metrics in the text format of Prometheus. */
  render(): Promise<string>;
}

export interface MetricsOptions {
  /** The version of the gateway. */
  readonly version: string;
  readonly registry?: Registry;
}

/**
 * Creates the metrics of a gateway. This module loads prom-client: import it dynamically, so that a gateway without
 * METRICS_PORT does not.
 * @param options.registry a registry that the caller reads itself; a new one by default.
 */
export function createMetrics({ version, registry = new Registry() }: MetricsOptions): Metrics {
  return {
    process: createProcessMetrics(registry, version),
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
}
