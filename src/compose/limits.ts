import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../auth/authenticate.js';
import type { ClientAddress } from '../auth/client-address.js';
import type { Cluster } from '../cluster/cluster.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import { logAcceptFailures } from '../server/limits/accept-failures.js';
import { addAdmission, type Admit, createAdmission } from '../server/limits/admission.js';
import { measureAuthentications } from '../auth/measure-authentications.js';
import { type BudgetPolicy, createBudgetOf } from '../server/limits/caller-budget.js';
import type { CallerLimits } from '../server/limits/cost-budget.js';
import { limitFailedAuthentications } from '../server/limits/failed-authentications.js';
import { createHostCheck } from '../server/limits/allowed-hosts.js';
import { reserveDescriptors } from '../server/limits/descriptors.js';
import { type CurrentOverload, measureLoad } from '../server/limits/load-shedding.js';
import { limitOperationsInFlight, type OperationsInFlight } from '../server/limits/operations-in-flight.js';
import type { Logger } from '../telemetry/logger.js';
import type { LimitsMetrics } from '../telemetry/metrics/limits-metrics.js';
import type { Metrics } from '../telemetry/metrics/metrics.js';
import { connectionAccepted } from '../wire/event-loop-turns.js';

/** The limits of the whole process, for the transports that Fastify's hooks do not cover. */
export interface ProcessLimits {
  readonly admit: Admit;
  readonly currentOverload: CurrentOverload;
  readonly inFlight: OperationsInFlight;
}

/** Adds the allowed hosts, the load shedding and the limit of connections to a server. Must run before routes are added. */
export function addLimits(
  app: FastifyInstance,
  config: GatewayConfig,
  logger: Logger,
  metrics: LimitsMetrics | undefined,
): ProcessLimits {
  app.server.on('connection', connectionAccepted);
  reserveDescriptors(app, config.OPERATED_CONCURRENCY, logger, metrics);
  logAcceptFailures(app, logger);
  const bounds = { eventLoopDelayMs: config.SHED_EVENT_LOOP_DELAY_MS, heapBytes: config.SHED_HEAP_BYTES };
  const currentOverload = measureLoad(app, bounds, logger);
  metrics?.watchOverloaded(() => currentOverload() !== null);
  const inFlight = limitOperationsInFlight(app, {
    highest: config.REQUESTS_IN_FLIGHT,
    acceptedDelayMs: config.SHED_QUEUE_DELAY_MS,
    metrics,
    logger,
  });
  const checkHost = createHostCheck({ names: hostNamesOf(config), logger });
  const admit = createAdmission(checkHost, currentOverload, inFlight, metrics);
  addAdmission(app, admit);
  return { admit, currentOverload, inFlight };
}

/** Composes the budgets of callers and the limit of failed authentications. */
export function createCallerLimits(
  authenticate: Authenticate,
  clientAddress: ClientAddress,
  cluster: Pick<Cluster, 'createRateLimit'>,
  config: GatewayConfig,
  metrics: Pick<Metrics, 'authentication' | 'limits'> | undefined,
): CallerLimits {
  const authentications = limitFailedAuthentications({
    authenticate,
    clientAddress,
    limit: cluster.createRateLimit('authentication', config.FAILED_AUTHENTICATIONS_PER_MINUTE),
    metrics,
  });
  const policy = (name: BudgetPolicy['name'], key: string, perMinute: number): BudgetPolicy => ({
    name,
    limit: cluster.createRateLimit(key, perMinute),
    perMinute,
  });
  const budgetOf = createBudgetOf(
    policy('cost_by_principal', 'cost', config.COST_BUDGET_PER_MINUTE),
    policy('cost_by_address', 'cost-by-address', config.COST_BUDGET_PER_MINUTE_BY_ADDRESS),
  );
  if (metrics === undefined) return { budgetOf, authentications };
  const measured = measureAuthentications(authentications.authenticate, metrics.authentication);
  return { budgetOf, authentications: { ...authentications, authenticate: measured } };
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
