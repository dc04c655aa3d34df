import { Registry } from 'prom-client';
import { type AuthenticationMetrics, createAuthenticationMetrics } from './authentication-metrics.js';
import { createGraphqlMetrics, type GraphqlMetrics } from './graphql-metrics.js';
import { createHttpMetrics, type HttpMetrics } from './http-metrics.js';
import { createLimitsMetrics, type LimitsMetrics } from './limits-metrics.js';
import { type CacheMetrics, createCacheMetrics } from './cache-metrics.js';
import { createFleetMetrics, type FleetMetrics } from './fleet-metrics.js';
import { createLiveMetrics, type LiveMetrics } from './live-metrics.js';
import { createProcessMetrics, type ProcessMetrics } from './process-metrics.js';
import { createRedisMetrics, type RedisMetrics } from './redis-metrics.js';
import { createUpstreamMetrics, type UpstreamMetrics } from './upstream-metrics.js';

/** The metrics of one gateway, by area. */
export interface Metrics {
  readonly http: HttpMetrics;
  readonly graphql: GraphqlMetrics;
  readonly limits: LimitsMetrics;
  readonly authentication: AuthenticationMetrics;
  readonly cache: CacheMetrics;
  readonly fleet: FleetMetrics;
  readonly live: LiveMetrics;
  readonly process: ProcessMetrics;
  readonly redis: RedisMetrics;
  readonly upstream: UpstreamMetrics;
  /** The media type of what `render` returns. */
  readonly contentType: string;
  /** Reads everything that is watched. @returns all metrics in the text format of Prometheus. */
  render(): Promise<string>;
}

export interface MetricsOptions {
  /** The version of the gateway. */
  readonly version: string;
  /** The names of the operations in trusted documents. */
  readonly trustedNames: ReadonlySet<string>;
  readonly registry?: Registry;
}

/**
 * Creates the metrics of a gateway. This module loads prom-client: import it dynamically, so that a gateway without
 * METRICS_PORT does not.
 * @param options.registry a registry that the caller reads itself; a new one by default.
 */
export function createMetrics({ version, trustedNames, registry = new Registry() }: MetricsOptions): Metrics {
  return {
    http: createHttpMetrics(registry),
    graphql: createGraphqlMetrics(registry, trustedNames),
    limits: createLimitsMetrics(registry),
    authentication: createAuthenticationMetrics(registry),
    cache: createCacheMetrics(registry),
    fleet: createFleetMetrics(registry),
    live: createLiveMetrics(registry),
    redis: createRedisMetrics(registry),
    upstream: createUpstreamMetrics(registry),
    process: createProcessMetrics(registry, version),
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
}
