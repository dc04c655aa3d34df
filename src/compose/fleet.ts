import type { Principal } from '../auth/principal.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { Reads } from '../datasources/cache/reads.js';
import { createFleetReader } from '../datasources/fleet/fleet-reader.js';
import type { Logger } from '../telemetry/logger.js';
import type { FleetMetrics } from '../telemetry/metrics/fleet-metrics.js';

/**
 * Shows the hubs of the service in the metrics, with METRICS_HUBS=on.
 * @param service the gateway's own principal; null without client credentials.
 */
export function composeFleet(
  { METRICS_HUBS: hubs, POLL_IDLE_INTERVAL_MS: intervalMs }: GatewayConfig,
  metrics: FleetMetrics | undefined,
  reads: Reads,
  service: Principal | null,
  logger: Logger,
  now: () => number,
): void {
  if (hubs !== 'on' || metrics === undefined || service === null) return;
  metrics.watchFleet(createFleetReader({ reads, service, intervalMs, logger, now }));
}
