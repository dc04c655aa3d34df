import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from '../config/gateway-config.js';
import { addAdmission, type Admit, createAdmission } from '../server/limits/admission.js';
import { createHostCheck } from '../server/limits/allowed-hosts.js';
import { type IsOverloaded, measureLoad } from '../server/limits/load-shedding.js';
import type { Logger } from '../telemetry/logger.js';

/** The limits of the whole process, for the transports that Fastify's hooks do not cover. */
export interface ProcessLimits {
  readonly admit: Admit;
  readonly isOverloaded: IsOverloaded;
}

/** Adds the allowed hosts and the load shedding to a server. Must run before routes are added. */
export async function addLimits(
  app: FastifyInstance,
  config: GatewayConfig,
  logger: Logger,
): Promise<ProcessLimits> {
  const bounds = { eventLoopDelayMs: config.SHED_EVENT_LOOP_DELAY_MS, heapBytes: config.SHED_HEAP_BYTES };
  const isOverloaded = await measureLoad(app, bounds, logger);
  const checkHost = createHostCheck({ names: hostNamesOf(config), logger });
  const admit = createAdmission(checkHost, isOverloaded);
  addAdmission(app, admit);
  return { admit, isOverloaded };
}

/**
 * The allowed host names. Without a credential of the caller's own a foreign page can use the gateway by DNS rebinding;
 * with one it can not, because browsers keep credentials by host name.
 */
function hostNamesOf(config: GatewayConfig): readonly string[] {
  const { ALLOWED_HOSTS: declared, SERVICE_ACCESS: access, HOST: host } = config;
  if (access !== 'open' && declared.length === 0) return ['*'];
  const urls = [config.OPERATED_REDIRECT_URI, config.WEBHOOK_URL].filter((url) => url !== undefined);
  return [...declared, host.toLowerCase(), ...urls.map((url) => new URL(url).hostname)];
}
