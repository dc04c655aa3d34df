import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import { listenAt } from '../environment/listen.js';
import { createAuthenticate } from './auth/authenticate.js';
import type { Principal } from './auth/principal.js';
import { servicePrincipal } from './auth/principal.js';
import { createServiceToken } from './auth/service-token.js';
import { createTokenEndpoint } from './auth/token-endpoint.js';
import type { Config } from './config.js';
import { createListHints } from './datasources/list-hints.js';
import { createOperatedClient } from './datasources/operated-client.js';
import type { UpstreamHttp } from './datasources/upstream-http.js';
import { createUpstreamHttp } from './datasources/upstream-http.js';
import type { ExplorerDefaults } from './server/explorer.js';
import { explorer } from './server/explorer.js';
import { graphql } from './server/graphql.js';
import { addHealth } from './server/health.js';
import { createHttpServer } from './server/http.js';
import { landingPage } from './server/landing-page.js';
import { requestContextFactory } from './server/request-context.js';
import { addSandbox } from './server/sandbox.js';
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
}

/** The composition root: a gateway that listens, made of its configuration. @throws ListenError where it can't listen. */
export async function startGateway(config: Config, options: GatewayOptions = {}): Promise<Gateway> {
  const logger = options.logger ?? createLogger(config.LOG_LEVEL);
  const upstream = createUpstreamHttp(config.OPERATED_BASE_URL);
  const hasExplorers = config.EXPLORER === 'on';
  const app = await createHttpServer({
    corsOrigins: [...(hasExplorers ? SANDBOX_ORIGINS : []), ...config.CORS_ORIGINS],
    logger,
  });
  app.addHook('onClose', async () => upstream.close());
  const health = addHealth(app);
  const page = hasExplorers ? landingPage(options.explorerDefaults ?? {}) : null;
  await app.register(graphql, {
    createContext: requestContextFactory({
      authenticate: createAuthenticate(openService(config, upstream, logger)),
      client: createOperatedClient(upstream.http, config.OPERATED_TIMEOUT_MS),
      hints: createListHints(),
      parallelReads: config.OPERATED_PARALLEL_READS,
      logger,
    }),
    introspection: hasExplorers,
    landingPage: page?.plugin ?? ApolloServerPluginLandingPageDisabled(),
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

/** Who answers for callers without a token: the service, where the configuration is open to them. */
function openService(config: Config, { http }: UpstreamHttp, logger: Logger): Principal | null {
  const { OPERATED_CLIENT_ID: clientId, OPERATED_CLIENT_SECRET: clientSecret } = config;
  if (config.SERVICE_ACCESS !== 'open' || clientId === undefined || clientSecret === undefined) return null;
  logger.warn(
    'SERVICE_ACCESS=open: everybody who reaches this gateway reads as the service, without a token',
  );
  const credentials = {
    clientId,
    clientSecret,
    scopes: config.OPERATED_SCOPES,
    redirectUri: config.OPERATED_REDIRECT_URI,
  };
  const endpoint = createTokenEndpoint(http, credentials, config.OPERATED_TIMEOUT_MS, logger);
  return servicePrincipal(clientId, createServiceToken(endpoint, logger));
}

/** A wildcard address is no place to go to. */
const REACHABLE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function urlOf(app: FastifyInstance, listened: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const host = REACHABLE[listened] ?? listened;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
