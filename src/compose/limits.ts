import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../auth/authenticate.js';
import type { ClientAddress } from '../auth/client-address.js';
import type { Cluster } from '../cluster/cluster.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import { addAdmission, type Admit, createAdmission } from '../server/limits/admission.js';
import { type BudgetPolicy, createBudgetOf } from '../server/limits/caller-budget.js';
import type { CallerLimits } from '../server/limits/cost-budget.js';
import { limitFailedAuthentications } from '../server/limits/failed-authentications.js';
import { createHostCheck } from '../server/limits/allowed-hosts.js';
import { reserveDescriptors } from '../server/limits/descriptors.js';
import { type IsOverloaded, measureLoad } from '../server/limits/load-shedding.js';
import { limitOperationsInFlight, type OperationsInFlight } from '../server/limits/operations-in-flight.js';
import type { Logger } from '../telemetry/logger.js';
import { connectionAccepted } from '../wire/event-loop-turns.js';

/** The limits of the whole process, for the transports that Fastify's hooks do not cover. */
export interface ProcessLimits {
  readonly admit: Admit;
  readonly isOverloaded: IsOverloaded;
  readonly inFlight: OperationsInFlight;
}

/** Adds the allowed hosts, the load shedding and the limit of connections to a server. Must run before routes are added. */
export async function addLimits(
  app: FastifyInstance,
  config: GatewayConfig,
  logger: Logger,
): Promise<ProcessLimits> {
  app.server.on('connection', connectionAccepted);
  reserveDescriptors(app, config.OPERATED_CONCURRENCY, logger);
  const bounds = { eventLoopDelayMs: config.SHED_EVENT_LOOP_DELAY_MS, heapBytes: config.SHED_HEAP_BYTES };
  const isOverloaded = await measureLoad(app, bounds, logger);
  const inFlight = limitOperationsInFlight(app, {
    highest: config.REQUESTS_IN_FLIGHT,
    acceptedDelayMs: config.SHED_QUEUE_DELAY_MS,
    logger,
  });
  const checkHost = createHostCheck({ names: hostNamesOf(config), logger });
  const admit = createAdmission(checkHost, isOverloaded, inFlight);
  addAdmission(app, admit);
  return { admit, isOverloaded, inFlight };
}

/** Composes the budgets of callers and the limit of failed authentications. */
export function createCallerLimits(
  authenticate: Authenticate,
  clientAddress: ClientAddress,
  cluster: Pick<Cluster, 'createRateLimit'>,
  config: GatewayConfig,
): CallerLimits {
  const authentications = limitFailedAuthentications({
    authenticate,
    clientAddress,
    limit: cluster.createRateLimit('authentication', config.FAILED_AUTHENTICATIONS_PER_MINUTE),
  });
  const policy = (name: string, perMinute: number): BudgetPolicy => ({
    limit: cluster.createRateLimit(name, perMinute),
    perMinute,
  });
  const budgetOf = createBudgetOf(
    policy('cost', config.COST_BUDGET_PER_MINUTE),
    policy('cost-by-address', config.COST_BUDGET_PER_MINUTE_BY_ADDRESS),
  );
  return { budgetOf, authentications };
}

/**
 * The allowed host names. Without a credential of the caller's own a foreign page can use the gateway by DNS rebinding;
 * with one it cannot, because browsers keep credentials by host name.
 */
function hostNamesOf(config: GatewayConfig): readonly string[] {
  const { ALLOWED_HOSTS: declared, SERVICE_ACCESS: access, HOST: host } = config;
  if (access !== 'open' && declared.length === 0) return ['*'];
  const urls = [config.OPERATED_REDIRECT_URI, config.WEBHOOK_URL].filter((url) => url !== undefined);
  return [...declared, host.toLowerCase(), ...urls.map((url) => new URL(url).hostname)];
}
