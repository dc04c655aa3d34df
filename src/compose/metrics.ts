import { packageVersion } from '../../process/version.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import { operationNamesIn } from '../server/graphql/trusted-documents/operation-names.js';
import type { TrustedDocumentsOptions } from '../server/graphql/trusted-documents/trusted-documents.js';
import { type MetricsServer, startMetricsServer } from '../server/metrics-server.js';
import type { Log } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics/metrics.js';

/** The metrics of a gateway. */
export interface ComposedMetrics {
  readonly metrics: Metrics;
  /**
   * Starts the server of the metrics.
   * @throws ListenError that names METRICS_HOST or METRICS_PORT.
   */
  listen(): Promise<MetricsServer>;
}

/**
 * Creates the metrics of a gateway. Loads prom-client only where they are configured.
 * @returns null without METRICS_PORT.
 */
export async function composeMetrics(
  { METRICS_PORT: port, METRICS_HOST: host, CONNECTIONS_LIMIT: liveConnections }: GatewayConfig,
  { logger, droppedLines }: Pick<Log, 'logger' | 'droppedLines'>,
  { documents }: Pick<TrustedDocumentsOptions, 'documents'>,
): Promise<ComposedMetrics | null> {
  if (port === undefined) return null;
  const { createMetrics } = await import('../telemetry/metrics/metrics.js');
  const metrics = createMetrics({
    version: packageVersion(),
    trustedNames: operationNamesIn(documents ?? new Map()),
  });
  metrics.process.watchDroppedLines(droppedLines);
  metrics.live.limitConnections(liveConnections);
  return { metrics, listen: () => startMetricsServer({ source: metrics, host, port, logger }) };
}
