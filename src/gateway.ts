import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import { listenAt } from '../environment/listen.js';
import { createCallerAddress } from './auth/caller-address.js';
import { createAuthentication } from './authentication.js';
import { createCluster } from './cluster/cluster.js';
import type { Config } from './config.js';
import { createListHints } from './datasources/list-hints.js';
import { createOperatedClient } from './datasources/operated-client.js';
import { readUser } from './datasources/read-user.js';
import { createUpstreamHttp } from './datasources/upstream-http.js';
import type { ExplorerDefaults } from './server/explorer.js';
import { explorer } from './server/explorer.js';
import { graphql } from './server/graphql.js';
import { addHealth } from './server/health.js';
import { createHttpServer } from './server/http.js';
import { landingPage } from './server/landing-page.js';
import { requestContextFactory } from './server/request-context.js';
import { addSandbox } from './server/sandbox.js';
import { signInRoutes } from './server/sign-in/routes.js';
import type { Logger } from './telemetry/logger.js';
import { createLogger } from './telemetry/logger.js';

/** The origins that Apollo's hosted Sandbox asks from. */
const SANDBOX_ORIGINS = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

export interface Gateway {
  /** Where it listens, without a trailing slash. */
  readonly url: string;
  /** Takes no more requests, lets those under way go on for a while, then ends them. */
  stop(): Promise<void>;
}

export interface GatewayOptions {
  /** What the explorers open with. */
  readonly explorerDefaults?: ExplorerDefaults;
  readonly logger?: Logger;
  /** The clock of tokens, keys and sessions, ms since the epoch. */
  readonly now?: () => number;
}

/** The composition root: a gateway that listens, made of its configuration. @throws ListenError where it can't listen. */
export async function startGateway(config: Config, options: GatewayOptions = {}): Promise<Gateway> {
  const logger = options.logger ?? createLogger(config.LOG_LEVEL);
  const upstream = createUpstreamHttp(config.OPERATED_BASE_URL);
  const now = options.now ?? Date.now;
  const cluster = createCluster({
    redisUrl: config.REDIS_URL,
    lockedWorkMs: config.OPERATED_TIMEOUT_MS,
    logger,
    now,
  });
  const client = createOperatedClient(upstream.http, config.OPERATED_TIMEOUT_MS);
  const addressOf = createCallerAddress(config.TRUSTED_PROXIES);
  const { authenticate, signIn, sessionOrigins } = createAuthentication({
    config,
    upstream,
    cluster,
    addressOf,
    readUser: (accessToken) => readUser(client, accessToken, logger),
    logger,
    now,
  });
  const hasExplorers = config.EXPLORER === 'on';
  const app = await createHttpServer({
    corsOrigins: [...(hasExplorers ? SANDBOX_ORIGINS : []), ...config.CORS_ORIGINS],
    sessionOrigins,
    logger,
  });
  app.addHook('onClose', async () => {
    upstream.close();
    cluster.close();
  });
  const health = addHealth(app);
  const page = hasExplorers ? landingPage(options.explorerDefaults ?? {}) : null;
  await app.register(graphql, {
    createContext: requestContextFactory({
      authenticate,
      client,
      hints: createListHints(),
      parallelReads: config.OPERATED_PARALLEL_READS,
      logger,
    }),
    introspection: hasExplorers,
    landingPage: page?.plugin ?? ApolloServerPluginLandingPageDisabled(),
    logger,
  });
  await app.register(signInRoutes, {
    signIn,
    origins: sessionOrigins,
    limit: cluster.createRateLimit('auth', config.AUTH_REQUESTS_PER_MINUTE),
    addressOf,
    logger,
  });
  if (page !== null) {
    addSandbox(app, page);
    await app.register(explorer, options.explorerDefaults ?? {});
  }
  await listen(app, config);
  return {
    url: urlOf(app, config.HOST),
    async stop() {
      health.stopping();
      const end = setTimeout(() => app.server.closeAllConnections(), config.SHUTDOWN_TIMEOUT_MS);
      await app.close();
      clearTimeout(end);
    },
  };
}

async function listen(app: FastifyInstance, { HOST: host, PORT: port }: Config): Promise<void> {
  const place = { who: 'The gateway', host, port, hostVariable: 'HOST', portVariable: 'PORT' };
  try {
    await listenAt(place, () => app.listen({ host, port }));
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** A wildcard address is no place to go to. */
const REACHABLE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function urlOf(app: FastifyInstance, listened: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const host = REACHABLE[listened] ?? listened;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
