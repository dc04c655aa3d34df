import { packageVersion } from '../../process/version.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { Logger } from '../telemetry/logger.js';
import type { Tracing } from '../telemetry/tracing/tracing.js';

/** Opens the traces that the configuration asks for. @returns undefined where there are none: nothing is loaded then. */
export async function composeTracing(
  { tracing, OPERATED_BASE_URL: baseUrl }: GatewayConfig,
  logger: Logger,
): Promise<Tracing | undefined> {
  for (const violation of tracing.violations) {
    logger.warn({ violation }, 'a variable of OpenTelemetry is not valid and counts as unset');
  }
  if (tracing.settings === null) return undefined;
  const { openTracing } = await import('../telemetry/tracing/open-telemetry.js');
  return openTracing(tracing.settings, {
    server: new URL(baseUrl).hostname,
    version: packageVersion(),
    logger,
  });
}
