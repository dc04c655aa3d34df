import { type Authenticate, createAuthenticate } from '../auth/authenticate.js';
import { createFindApiKey } from '../auth/api-keys/api-keys.js';
import { createApiKeyAuthenticator } from '../auth/api-keys/api-key-authenticator.js';
import { createSessionAuthenticator } from '../auth/sessions/session-authenticator.js';
import type { ClientAddress } from '../auth/client-address.js';
import { createCookie, SESSION_COOKIE } from '../auth/sessions/cookies.js';
import { type Principal, servicePrincipal } from '../auth/principal.js';
import { createSeal } from '../auth/sessions/seal.js';
import { createServiceToken } from '../auth/oauth/service-token.js';
import { announceEndedSessions } from '../auth/sessions/announce-ended-sessions.js';
import { createDurableSessions } from '../auth/sessions/durable-sessions.js';
import { createSessionStore, type Session } from '../auth/sessions/session-store.js';
import { createSessionTokens } from '../auth/sessions/session-tokens.js';
import { sitesOf } from '../auth/oauth/loopback.js';
import type { SignInSettings } from '../auth/oauth/sign-in-settings.js';
import { createSignIn, type SignIn } from '../auth/oauth/sign-in.js';
import {
  type ClientCredentials,
  createTokenEndpoint,
  type TokenEndpoint,
} from '../auth/oauth/token-endpoint.js';
import type { Cluster } from '../cluster/cluster.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import { tokenRequests } from '../datasources/token-requests.js';
import type { OperatedClient } from '../datasources/upstream/operated-client.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics/metrics.js';

/** Authentication, wired as the configuration says. */
export interface Authentication {
  readonly authenticate: Authenticate;
  /** The principal of the gateway itself; null without client credentials. */
  readonly service: Principal | null;
  /** Null where the sign-in is not configured. */
  readonly signIn: SignIn | null;
  /** The origins whose pages may use sessions; empty without a sign-in. */
  readonly sessionOrigins: readonly string[];
  /** Stores sessions that could not be stored before. To be called before the cluster is closed. */
  stop(): Promise<void>;
}

export interface AuthenticationParts {
  readonly config: GatewayConfig;
  readonly client: OperatedClient;
  readonly cluster: Cluster;
  readonly clientAddress: ClientAddress;
  /** Fetches the user of an access token; both fields are null where Operated does not send them. */
  readonly readUser: (accessToken: string) => Promise<Session['user']>;
  /** Called with the Origin of a page that may not use the session which it sends. */
  readonly onRejectedOrigin?: (origin: string) => void;
  readonly metrics?: Pick<Metrics, 'authentication' | 'limits'> | undefined;
  readonly logger: Logger;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

/** Wires the enabled authentication methods. Without client credentials only bearer tokens are accepted. */
export function createAuthentication(parts: AuthenticationParts): Authentication {
  const { config, client, metrics, logger, now } = parts;
  const credentials = clientCredentialsOf(config);
  if (credentials === null) {
    const authenticate = createAuthenticate({ byApiKey: null, bySession: null, service: null });
    return { authenticate, service: null, signIn: null, sessionOrigins: [], stop: async () => undefined };
  }
  const { clientId } = credentials;
  const endpoint = createTokenEndpoint(tokenRequests(client, logger), credentials, logger, now);
  const service = servicePrincipal(
    clientId,
    createServiceToken(endpoint, logger, now, metrics?.authentication),
  );
  const settings = signInSettings(config, clientId);
  const sessions = settings === null ? null : createSessions(parts, settings, endpoint);
  return {
    authenticate: createAuthenticate({
      byApiKey: config.SERVICE_ACCESS === 'apiKey' ? apiKeys(parts, service) : null,
      bySession: sessions?.bySession ?? null,
      service: config.SERVICE_ACCESS === 'open' ? openService(service, logger) : null,
    }),
    service,
    signIn: sessions?.signIn ?? null,
    sessionOrigins: settings === null ? [] : sessionOriginsOf(settings),
    stop: async () => sessions?.stop(),
  };
}

/** The custom integration in Operated; null without client credentials. */
export function clientCredentialsOf(config: GatewayConfig): ClientCredentials | null {
  const { OPERATED_CLIENT_ID: clientId, OPERATED_CLIENT_SECRET: clientSecret } = config;
  if (clientId === undefined || clientSecret === undefined) return null;
  return {
    clientId,
    clientSecret,
    scopes: config.OPERATED_SCOPES,
    redirectUri: config.OPERATED_REDIRECT_URI,
  };
}

function openService(service: Principal, logger: Logger): Principal {
  logger.warn(
    'SERVICE_ACCESS=open: every client that reaches this gateway uses the service token, without credentials of its own',
  );
  return service;
}

function apiKeys(
  { config, cluster, clientAddress, metrics, logger, now }: AuthenticationParts,
  service: Principal,
) {
  const failures = cluster.createRateLimit('api-key', config.FAILED_API_KEYS_PER_MINUTE);
  return createApiKeyAuthenticator(
    service,
    createFindApiKey(config.API_KEYS, now),
    failures,
    clientAddress,
    logger,
    now,
    metrics?.limits,
  );
}

function createSessions(parts: AuthenticationParts, settings: SignInSettings, endpoint: TokenEndpoint) {
  const { config, cluster, logger, now } = parts;
  const metrics = parts.metrics?.authentication;
  const [secret = '', ...olderSecrets] = config.SESSION_SECRET;
  const seal = createSeal([secret, ...olderSecrets]);
  const isSecure = settings.redirectUri.startsWith('https:');
  const sessionCookie = createCookie(SESSION_COOKIE, isSecure);
  const lifetimes = {
    idleMs: config.SESSION_IDLE_SECONDS * 1_000,
    lifetimeMs: config.SESSION_LIFETIME_SECONDS * 1_000,
  };
  const store = createSessionStore(cluster.store, seal, lifetimes, now);
  const durable = createDurableSessions(store, lifetimes.idleMs, logger, now);
  metrics?.watchSessions(() => durable.count());
  cluster.endedSessions.subscribe((principalKey) => durable.forget(principalKey));
  const sessions = announceEndedSessions(durable, cluster.endedSessions, logger);
  const tokens = createSessionTokens(sessions, cluster.locks, endpoint, logger, now, metrics);
  return {
    stop: () => durable.stop(),
    bySession: createSessionAuthenticator(
      sessionCookie,
      tokens,
      new Set(sessionOriginsOf(settings)),
      parts.onRejectedOrigin ?? (() => undefined),
    ),
    signIn: createSignIn({
      settings,
      seal,
      sessions,
      sessionCookie,
      pendingCookie: createCookie('operated-sign-in', isSecure),
      endpoint,
      readUser: parts.readUser,
      metrics,
      logger,
      now,
    }),
  };
}

function sessionOriginsOf({ sites, appOrigins }: SignInSettings): readonly string[] {
  return [...sites, ...appOrigins];
}

function signInSettings(config: GatewayConfig, clientId: string): SignInSettings | null {
  const { OPERATED_REDIRECT_URI: redirectUri, SESSION_SECRET: secrets } = config;
  if (redirectUri === undefined || secrets.length === 0) return null;
  return {
    operatedUrl: config.OPERATED_BASE_URL,
    clientId,
    redirectUri,
    sites: sitesOf(new URL(redirectUri).origin),
    appOrigins: config.CORS_ORIGINS.filter((origin) => origin !== '*'),
    scopes: config.SESSION_SCOPES,
    lifetimeSeconds: config.SESSION_LIFETIME_SECONDS,
  };
}
