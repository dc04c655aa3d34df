import 'reflect-metadata';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import { describeChangedValues } from '../process/describe-values.js';
import { listenAt } from '../process/listen.js';
import { packageVersion } from '../process/version.js';
import { createClientAddress } from './auth/client-address.js';
import { composeCache } from './compose/cache.js';
import { createAuthentication } from './compose/authentication.js';
import { createCluster } from './cluster/cluster.js';
import { composeFleet } from './compose/fleet.js';
import { addLimits, createCallerLimits } from './compose/limits.js';
import { operationLimitsOf } from './compose/operation-limits.js';
import { composeMetrics } from './compose/metrics.js';
import { readTrustedDocuments } from './compose/trusted-documents.js';
import { composeLive } from './compose/live-updates.js';
import { CONFIG_DECLARATION, type GatewayConfig } from './config/gateway-config.js';
import { composeTracing } from './compose/tracing.js';
import { createListStatistics } from './datasources/list-statistics.js';
import { createVerifyToken } from './datasources/verify-token.js';
import { createRecentAccounts } from './datasources/recent-accounts.js';
import type { CircuitBreakerOptions } from './datasources/upstream/circuit-breaker.js';
import { createOperatedClient } from './datasources/upstream/operated-client.js';
import { readUser } from './datasources/read-user.js';
import type { ExplorerDefaults } from './server/pages/explorer.js';
import { addGraphql } from './server/graphql/graphql.js';
import { addHealth } from './server/health.js';
import { createHttpServer } from './server/transports/http.js';
import { landingPage } from './server/pages/landing-page.js';
import { authenticateWithin, contextFactory } from './server/graphql/create-request-context.js';
import { addSandbox } from './server/pages/sandbox.js';
import { addSchemaDocument } from './server/pages/schema-document.js';
import { createShutdown, type Shutdown } from './server/shutdown.js';
import { createRejectionLog } from './server/transports/rejection-log.js';
import { observeRequests } from './server/transports/requests-under-way.js';
import { signInRoutes } from './server/sign-in/routes.js';
import { webhookRoute } from './server/webhook-route.js';
import { type Log, openLog } from './telemetry/logger.js';

/** The origins of Apollo's hosted Sandbox. */
const SANDBOX_ORIGINS = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

/** A started gateway. It stops as docs/operating.md describes. */
export interface Gateway extends Shutdown {
  /** Where it listens, without a trailing slash. */
  readonly url: string;
  /** The URL of its metrics; null without METRICS_PORT. */
  readonly metricsUrl: string | null;
}

export interface GatewayOptions {
  /** The query with which the explorers open. */
  readonly explorerDefaults?: ExplorerDefaults;
  /** The folder of a built dashboard, to serve at /dashboard. Without it there is none. */
  readonly dashboard?: string;
  /** The log of the process; by default one that the gateway opens. */
  readonly log?: Pick<Log, 'logger' | 'droppedLines'>;
  /** The clock of tokens, keys and sessions, ms since the epoch. */
  readonly now?: () => number;
  /** Replaces parts of the times and counts of the circuit breakers. */
  readonly circuitBreaker?: Partial<CircuitBreakerOptions>;
}

/** Registers what closes an opened resource if a later step of the start fails. */
type OnFailure = (close: () => unknown) => void;

/**
 * Starts a gateway with its configuration. A failed start leaves nothing open.
 * @throws ListenError if it cannot listen, EnvironmentError if a file that the configuration names is not valid.
 */
export async function startGateway(config: GatewayConfig, options: GatewayOptions = {}): Promise<Gateway> {
  const closers: (() => unknown)[] = [];
  try {
    return await compose(config, options, (close) => closers.push(close));
  } catch (error) {
    for (const close of closers.reverse()) await close();
    throw error;
  }
}

/** The composition root. */
async function compose(
  config: GatewayConfig,
  options: GatewayOptions,
  onFailure: OnFailure,
): Promise<Gateway> {
  const trustedDocuments = readTrustedDocuments(config);
  const log = options.log ?? openLog(config.LOG_LEVEL, config.LOG_SAMPLE_PERCENT);
  const { logger } = log;
  const measured = await composeMetrics(config, log, trustedDocuments);
  const version = packageVersion();
  const metrics = measured?.metrics;
  const tracing = await composeTracing(config, logger);
  onFailure(() => tracing?.stop());
  const now = options.now ?? Date.now;
  const cluster = await createCluster({
    redisUrl: config.REDIS_URL,
    lockedWorkMs: config.OPERATED_TIMEOUT_MS,
    logger,
    metrics: metrics?.redis,
    now,
  });
  const cache = composeCache(config, cluster, logger, now, metrics?.cache);
  const client = createOperatedClient({
    baseUrl: config.OPERATED_BASE_URL,
    timeoutMs: config.OPERATED_TIMEOUT_MS,
    concurrency: config.OPERATED_CONCURRENCY,
    circuitBreaker: options.circuitBreaker,
    callsPerMinute: cluster.createRateLimit('upstream-calls', config.UPSTREAM_CALLS_PER_MINUTE),
    logger,
    metrics: metrics?.upstream,
    tracing,
    onRejected: (principalKey) => cache.store.dropPrincipal(principalKey),
    now,
  });
  const closeConnections = () => {
    client.close();
    cache.store.close();
    cluster.close();
  };
  onFailure(closeConnections);
  const clientAddress = createClientAddress(config.TRUSTED_PROXIES, logger);
  const rejections = createRejectionLog(clientAddress, logger);
  const authentication = createAuthentication({
    config,
    client,
    cluster,
    clientAddress,
    readUser: (accessToken) => readUser(client, accessToken, logger),
    onRejectedOrigin: (origin) => rejections.origin(origin, 'session'),
    metrics,
    logger,
    now,
  });
  const { authenticate, service, signIn, sessionOrigins } = authentication;
  const hasExplorer = config.EXPLORER !== 'off';
  const hasSandbox = config.EXPLORER === 'on';
  const corsOrigins = [...(hasSandbox ? SANDBOX_ORIGINS : []), ...config.CORS_ORIGINS];
  const app = await createHttpServer({
    corsOrigins,
    sessionOrigins,
    bodyBytes: config.REQUEST_BODY_BYTES,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    metrics,
    rejections,
    logger,
    tracing,
  });
  onFailure(() => app.close());
  app.addHook('onClose', async () => closeConnections());
  app.addHook('onClose', async () => rejections.end());
  app.addHook('onClose', () => authentication.stop());
  const requests = observeRequests(app);
  const { admit, currentOverload, inFlight } = addLimits(app, config, logger, metrics?.limits);
  const page = hasSandbox ? landingPage(options.explorerDefaults ?? {}) : null;
  const { invalidations } = cache;
  const reads = cache.createReads(client);
  composeFleet(config, metrics?.fleet, reads, service, logger, now);
  const statistics = createListStatistics();
  const readAccounts = createRecentAccounts(client, config.AUTHORIZATION_TTL_MS, logger);
  const composed = composeLive({
    config,
    cluster,
    client,
    reads,
    invalidations,
    readAccounts,
    statistics,
    service,
    logger,
    metrics,
    tracing,
  });
  const { live, webhooks } = composed;
  // Before the sockets to Operated end: hooks run last to first.
  app.addHook('onClose', () => composed.stop());
  addHealth(
    app,
    () => cluster.redisHealth(),
    () => client.circuitBreakers(),
    () => currentOverload() !== null,
    () => requests.isClosing(),
  );
  if (webhooks !== null) await app.register(webhookRoute, webhooks);
  const {
    OPERATED_PARALLEL_READS: parallelReads,
    UPSTREAM_CALLS_PER_OPERATION: readsPerOperation,
    REQUEST_DEADLINE_MS: deadlineMs,
  } = config;
  const callerLimits = createCallerLimits(authenticate, clientAddress, cluster, config, metrics);
  const connections = await addGraphql(app, {
    authenticate: authenticateWithin(deadlineMs, callerLimits.authentications.authenticate),
    callerLimits,
    verifyToken: callerLimits.authentications.limitVerification(createVerifyToken(readAccounts)),
    clientAddress,
    createContext: contextFactory({
      client,
      reads,
      invalidations,
      statistics,
      live,
      parallelReads,
      readsPerOperation,
      deadlineMs,
      hasReports: config.NODE_ENV !== 'production',
      logger,
      metrics: metrics?.cache,
    }),
    corsOrigins,
    rejections,
    admit,
    currentOverload,
    inFlight,
    limits: {
      connections: config.CONNECTIONS_LIMIT,
      connectionsPerAddress: config.CONNECTIONS_PER_ADDRESS,
      unauthenticatedConnections: config.UNAUTHENTICATED_CONNECTIONS_LIMIT,
      connectionsPerPrincipal: config.CONNECTIONS_PER_PRINCIPAL,
      subscriptionsPerConnection: config.SUBSCRIPTIONS_PER_CONNECTION,
      messageBytes: config.WEBSOCKET_MESSAGE_BYTES,
      unsentBytes: config.WEBSOCKET_UNSENT_BYTES,
      initTimeoutMs: config.CONNECTION_INIT_TIMEOUT_MS,
      pingMs: config.LIVE_PING_INTERVAL_MS,
    },
    introspection: hasExplorer,
    executor: config.EXECUTOR,
    responses: cache.responses,
    hasCache: config.CACHE_TTL_MS > 0,
    reads,
    operationLimits: operationLimitsOf(config),
    trustedDocuments,
    landingPage: page?.plugin ?? ApolloServerPluginLandingPageDisabled(),
    metrics,
    logger,
    tracing,
  });
  cluster.endedSessions.subscribe((principalKey) => connections.endPrincipal(principalKey));
  await app.register(signInRoutes, {
    signIn,
    origins: sessionOrigins,
    limit: cluster.createRateLimit('auth', config.AUTH_REQUESTS_PER_MINUTE),
    clientAddress,
    metrics,
    rejections,
    logger,
  });
  if (page !== null) addSandbox(app, page);
  if (hasExplorer) {
    addSchemaDocument(app);
    const { explorer } = await import('./server/pages/explorer.js');
    await app.register(explorer, { ...options.explorerDefaults, isLandingPage: page === null });
  }
  if (options.dashboard !== undefined) {
    const { dashboard } = await import('./server/pages/dashboard.js');
    await app.register(dashboard, { folder: options.dashboard });
  }
  await cluster.connected();
  const scrapes = (await measured?.listen()) ?? null;
  onFailure(() => scrapes?.close());
  await listen(app, config);
  composed.start();
  const shutdown = createShutdown(app, {
    delayMs: config.SHUTDOWN_DELAY_MS,
    spreadMs: config.SHUTDOWN_SPREAD_MS,
    timeoutMs: config.SHUTDOWN_TIMEOUT_MS,
    requests,
    connections,
    version,
    logger,
  });
  const url = urlOf(config.HOST, portOf(app));
  const metricsUrl = scrapes && `${urlOf(config.METRICS_HOST, scrapes.port)}${scrapes.path}`;
  const configuration = describeChangedValues(CONFIG_DECLARATION, { ...config });
  logger.info(
    { version, node: process.version, url, metricsUrl: metricsUrl ?? undefined, configuration },
    'started',
  );
  return {
    url,
    metricsUrl,
    underWay: shutdown.underWay,
    // Metrics are served and traces recorded until everything else has ended: the last requests are included.
    stop: () => shutdown.stop().finally(() => Promise.all([scrapes?.close(), tracing?.stop()])),
  };
}

async function listen(app: FastifyInstance, { HOST: host, PORT: port }: GatewayConfig): Promise<void> {
  const place = { who: 'The gateway', host, port, hostVariable: 'HOST', portVariable: 'PORT' };
  await listenAt(place, () => app.listen({ host, port }));
}

/** A client cannot connect to a wildcard address. */
const REACHABLE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function urlOf(listened: string, port: number): string {
  const host = REACHABLE[listened] ?? listened;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
