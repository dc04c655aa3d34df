import { isIPv6 } from 'node:net';
import {
  checkedText,
  choice,
  type Declaration,
  integer,
  list,
  optionalText,
  optionalUrl,
  requiredUrl,
  textWithDefault,
  type Values,
} from '../../process/declaration.js';
import { type ApiKeyEntry, parseApiKeyEntry } from '../auth/api-keys/api-key-entry.js';
import { isProxyAddress } from '../auth/client-address.js';
import { SHORTEST_SECRET } from '../auth/sessions/seal.js';
import { readEnvironment } from '../../process/read-environment.js';
import { CACHE_VARIABLES } from './cache-variables.js';
import { crossVariableChecks } from './cross-variable-checks.js';
import { METRICS_VARIABLES } from './metrics-variables.js';
import { OVERLOAD_VARIABLES } from './overload-variables.js';
import { readTracingConfig, type TracingConfig } from './tracing-variables.js';

/** Load balancers check every 5 seconds or more often; nothing has to notice a stop in development. */
const PRODUCTION_SHUTDOWN_DELAY_MS = 5_000; // 5 seconds

/** Every variable of the gateway. The type of the configuration and the documentation are made from it. */
export const CONFIG_DECLARATION = {
  OPERATED_BASE_URL: requiredUrl(
    'is not set: set it to the base URL of Operated, for example https://operated.ochno.com (or try `npm run demo`, which starts a simulator)',
    {
      description:
        "The base URL of Operated: `https://operated.ochno.com`, or `https://staging.ochno.com`, the host in the vendor's guide to the authorisation code flow. The API and the identity endpoints share it. Required.",
    },
  ),
  OPERATED_CLIENT_ID: optionalText({
    description:
      'The client id of the custom integration in Operated, for the service token and the sign-in.',
  }),
  OPERATED_CLIENT_SECRET: optionalText({
    description: 'The client secret of that integration.',
    secret: true,
  }),
  OPERATED_SCOPES: list('scopes', isScope, {
    description: 'The scopes that the gateway requests for the service token.',
    fallback: ['accounts:read', 'hubs:read'],
  }),
  OPERATED_REDIRECT_URI: optionalUrl({
    description:
      "The redirect URI of that integration. It is sent with each token refresh, as the vendor's guides ask, and omitted if unset. For the sign-in, set it to the URL of `/auth/callback` as browsers reach it: https, or http on loopback.",
  }),
  REQUEST_DEADLINE_MS: integer(
    { min: 100, max: 600_000, fallback: 10_000 },
    {
      description:
        'The time in which an operation is answered, from the arrival of its request. Fields that need calls to Operated which are not answered by then fail with `UPSTREAM_TIMEOUT`; the rest of the answer is sent.',
    },
  ),
  OPERATED_TIMEOUT_MS: integer(
    { min: 1, max: 600_000, fallback: 8_000 },
    {
      description:
        'The timeout of one request to Operated. Shorter than `REQUEST_DEADLINE_MS`, so that an operation can go on after one that hangs.',
    },
  ),
  OPERATED_CONCURRENCY: integer(
    { min: 1, max: 10_000, fallback: 100 },
    {
      description:
        'The number of calls to Operated that are under way at the same time, for all callers of this gateway. The others wait, and callers take turns. The default is what ten operations with `OPERATED_PARALLEL_READS` cause.',
    },
  ),
  OPERATED_PARALLEL_READS: integer(
    { min: 1, max: 100, fallback: 10 },
    { description: 'The number of single hubs that one request reads from Operated at the same time.' },
  ),
  UPSTREAM_CALLS_PER_OPERATION: integer(
    { min: 1, max: 1_000_000, fallback: 3_000 },
    {
      description:
        'The limit of reads from Operated that one operation, or one event of a subscription, causes. A change of 1,000 hubs reads each hub twice at most.',
    },
  ),
  UPSTREAM_CALLS_PER_MINUTE: integer(
    { min: 1, max: 10_000_000, fallback: 20_000 },
    {
      description:
        'The limit of calls to Operated that the operations of one token, session or API key cause in a minute, at all gateways together; with `SERVICE_ACCESS=open` all callers without a token count as one.',
    },
  ),
  ...CACHE_VARIABLES,
  PORT: integer(
    { min: 0, max: 65_535, fallback: 4000 },
    { description: 'The port to listen on; 0 chooses a free one.' },
  ),
  HOST: textWithDefault('127.0.0.1', {
    description: 'The address to listen on; `0.0.0.0` for all addresses of the machine.',
  }),
  SERVICE_ACCESS: choice(['off', 'apiKey', 'open'], 'off', {
    description:
      'Which callers without a token of their own act as the service: `off` none, `apiKey` those with a key in `API_KEYS`, `open` all that reach the gateway.',
  }),
  SERVICE_ACCESS_OPEN_CONFIRMED: choice(['yes', 'no'], 'no', {
    description: 'Confirms `SERVICE_ACCESS=open` with a `HOST` beyond loopback.',
  }),
  ALLOWED_HOSTS: list('`*` or host names without a port', isHostNameOrAny, {
    description:
      'The host names that requests may be addressed to, beside `HOST`, those of loopback, IP addresses and the names in `OPERATED_REDIRECT_URI` and `WEBHOOK_URL`; `*` allows any. If unset, any host name is accepted, unless `SERVICE_ACCESS=open`.',
  }),
  API_KEYS: list('name/SHA-256/scope+scope, followed by /date if the key expires', isApiKeyEntry, {
    description:
      'The API keys for `SERVICE_ACCESS=apiKey`, each with its own scopes; `npm run api-key` creates a key and its entry.',
    secret: true,
  }),
  SESSION_SECRET: list(`secrets of ${SHORTEST_SECRET} characters or more`, isLongSecret, {
    description:
      'The secrets that encrypt the tokens of sessions: the first encrypts, all decrypt, so that secrets can be rotated. Turns on the sign-in at `/auth/login`.',
    secret: true,
  }),
  SESSION_SCOPES: list('scopes', isScope, {
    description: 'The scopes that the sign-in requests from users.',
    fallback: ['sub', 'email', 'accounts:read', 'hubs:read', 'hubs:write'],
  }),
  SESSION_IDLE_SECONDS: integer(
    { min: 60, max: 31_536_000, fallback: 43_200 }, // 12 hours
    { description: 'A session expires after this time without a request.' },
  ),
  SESSION_LIFETIME_SECONDS: integer(
    { min: 60, max: 31_536_000, fallback: 604_800 }, // 7 days
    { description: 'A session expires at the latest this time after the sign-in.' },
  ),
  REDIS_URL: checkedText(
    'a redis or rediss URL',
    (value) => /^rediss?:\/\/./.test(value) && URL.canParse(value),
    {
      description:
        'The Redis (6.2 or later) in which gateways share sessions, rate limits and polling, and keep sessions across restarts. If unset, each gateway keeps them in memory.',
      secret: true,
    },
  ),
  AUTH_REQUESTS_PER_MINUTE: integer(
    { min: 1, max: 1_000_000, fallback: 120 },
    { description: 'The limit of requests to `/auth/*` from one address.' },
  ),
  FAILED_API_KEYS_PER_MINUTE: integer(
    { min: 1, max: 1_000_000, fallback: 20 },
    { description: 'The limit of invalid API keys from one address.' },
  ),
  FAILED_AUTHENTICATIONS_PER_MINUTE: integer(
    { min: 1, max: 1_000_000, fallback: 300 },
    {
      description:
        'How many GraphQL requests of one address may fail to authenticate in a minute. Above the limit only callers of this address whose token Operated has accepted are served.',
    },
  ),
  COST_BUDGET_PER_MINUTE: integer(
    { min: 1_000, max: 1_000_000_000, fallback: 10_000_000 },
    {
      description:
        'The cost points that all operations and events of one token, session or API key may have in a minute.',
    },
  ),
  COST_BUDGET_PER_MINUTE_BY_ADDRESS: integer(
    { min: 1_000, max: 1_000_000_000, fallback: 10_000_000 },
    {
      description:
        'As `COST_BUDGET_PER_MINUTE`, for one address: with `SERVICE_ACCESS=open` callers without credentials are counted by it.',
    },
  ),
  TRUSTED_PROXIES: list('addresses or ranges such as 10.0.0.0/8', isProxyAddress, {
    description:
      'The proxies whose `X-Forwarded-For` header is trusted; limits by address use the address that it names.',
  }),
  CORS_ORIGINS: list('`*` or origins such as https://app.example', isOriginOrAny, {
    description:
      'The origins of browser apps that may call the gateway; those listed by name may use sessions too, `*` does not allow that.',
  }),
  EXPLORER: choice(['on', 'offline', 'off'], undefined, {
    description:
      'Introspection and explorers: `on` serves Apollo Sandbox at `/`, which loads a script from a CDN, and the explorer at `/explorer`; `offline` serves the explorer alone, and `/` redirects to it.',
    defaultText: 'on; offline with SESSION_SECRET; off with NODE_ENV=production',
  }),
  ...OVERLOAD_VARIABLES,
  EXECUTOR: choice(['compiled', 'reference'], 'compiled', {
    description:
      'What executes operations: `compiled` is faster; `reference` is graphql-js, and equal operations and events do not share their answers. The answers are the same: set `reference` to find out whether a wrong answer is caused by the executor.',
  }),
  ...METRICS_VARIABLES,
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info', {
    description: 'The lowest level that is logged.',
  }),
  LOG_SAMPLE_PERCENT: integer(
    { min: 0, max: 100, fallback: 100 },
    {
      description:
        'The share, in per cent, of requests that succeed within a second whose lines `request` and `operation` are logged. All other lines are always logged.',
    },
  ),
  POLL_INTERVAL_MS: integer(
    { min: 10, max: 600_000, fallback: 2_000 },
    { description: 'The interval at which Operated is polled for subscriptions while hubs change.' },
  ),
  POLL_IDLE_INTERVAL_MS: integer(
    { min: 10, max: 600_000, fallback: 6_000 },
    { description: 'The longest poll interval while nothing changes.' },
  ),
  POLL_HINTED_INTERVAL_MS: integer(
    { min: 10, max: 600_000, fallback: 20_000 },
    { description: 'The poll interval while webhooks announce changes.' },
  ),
  POLL_BACKOFF_LIMIT_MS: integer(
    { min: 10, max: 3_600_000, fallback: 5_000 },
    {
      description:
        'The longest wait after failed polls, unless Operated asks for a longer one. Live updates go on after an outage within this time and about three seconds.',
    },
  ),
  AUTHORIZATION_TTL_MS: integer(
    { min: 100, max: 3_600_000, fallback: 60_000 },
    {
      description:
        'How long the list of hubs that Operated returned for a token authorises its subscriptions. A revoked token ends its subscriptions after this time at the latest.',
    },
  ),
  LIVE_OUTAGE_LIMIT_MS: integer(
    { min: 100, max: 86_400_000, fallback: 300_000 },
    { description: 'Subscriptions end with an error after Operated has not answered for this time.' },
  ),
  CONNECTIONS_PER_PRINCIPAL: integer(
    { min: 1, max: 1_000_000, fallback: 10_000 },
    {
      description:
        'The limit of WebSockets and event streams of one token, session or API key at one gateway; with `SERVICE_ACCESS=open` all callers without a token count as one.',
    },
  ),
  CONNECTIONS_PER_ADDRESS: integer(
    { min: 1, max: 1_000_000, fallback: 2_000 },
    {
      description:
        'The limit of WebSockets and event streams of one client address at one gateway; see `TRUSTED_PROXIES`.',
    },
  ),
  CONNECTIONS_LIMIT: integer(
    { min: 1, max: 1_000_000, fallback: 20_000 },
    { description: 'The limit of WebSockets and event streams of one gateway.' },
  ),
  UNAUTHENTICATED_CONNECTIONS_LIMIT: integer(
    { min: 1, max: 1_000_000, fallback: 2_000 },
    { description: 'The limit of WebSockets and event streams of one gateway that wait for authentication.' },
  ),
  SUBSCRIPTIONS_PER_CONNECTION: integer(
    { min: 1, max: 10_000, fallback: 100 },
    {
      description:
        'The limit of operations that run on one WebSocket at the same time; one that the client has completed counts until its work has ended.',
    },
  ),
  WEBSOCKET_MESSAGE_BYTES: integer(
    { min: 1_000, max: 100_000_000, fallback: 262_144 },
    { description: 'The largest message that a WebSocket accepts.' },
  ),
  WEBSOCKET_UNSENT_BYTES: integer(
    { min: 1_000, max: 1_000_000_000, fallback: 16_777_216 }, // 16 MiB
    {
      description:
        'The number of bytes that may wait for a WebSocket client that does not read; with more, the next message closes the connection.',
    },
  ),
  CONNECTION_INIT_TIMEOUT_MS: integer(
    { min: 10, max: 600_000, fallback: 10_000 },
    { description: 'The time in which the client of a WebSocket must send `connection_init`.' },
  ),
  LIVE_PING_INTERVAL_MS: integer(
    { min: 100, max: 600_000, fallback: 15_000 },
    { description: 'The interval of pings on live connections; a WebSocket that does not answer is closed.' },
  ),
  COST_LIMIT: integer(
    { min: 1_000, max: 1_000_000_000, fallback: 1_000_000 },
    {
      description:
        'The cost points that one operation may have at most, estimated before it is executed: the values that its answer may hold, and what `@cost` in `schema.graphql` adds for calls to Operated and work on whole lists.',
    },
  ),
  COST_LIMIT_MODE: choice(['enforce', 'measure'], 'enforce', {
    description: '`enforce` rejects operations above `COST_LIMIT`; `measure` logs them only.',
  }),
  QUERY_TOKENS_LIMIT: integer(
    { min: 1_000, max: 50_000, fallback: 10_000 },
    {
      description: 'How many tokens (names, values, punctuation) a document may have, and how many comments.',
    },
  ),
  QUERY_DEPTH_LIMIT: integer(
    { min: 20, max: 200, fallback: 30 },
    {
      description:
        'How deep the selections of a document may be nested, each field and fragment a level; values and variables too.',
    },
  ),
  QUERY_ALIASES_LIMIT: integer(
    { min: 1, max: 10_000, fallback: 200 },
    { description: 'How many aliases a document may have.' },
  ),
  QUERY_ROOT_FIELDS_LIMIT: integer(
    { min: 1, max: 10_000, fallback: 200 },
    { description: 'How many fields an operation may have at its root.' },
  ),
  QUERY_DIRECTIVES_LIMIT: integer(
    { min: 1, max: 10_000, fallback: 100 },
    { description: 'How many directives a document may have.' },
  ),
  PERSISTED_DOCUMENTS: optionalText({
    description:
      'The path of a manifest of trusted documents, as GraphQL Code Generator or Apollo writes it: clients may send the id of a document in its place.',
  }),
  PERSISTED_DOCUMENTS_MODE: choice(['allow', 'log', 'require'], 'allow', {
    description:
      'What happens to documents that are not trusted: `allow` executes them, `log` executes and logs them, `require` rejects them.',
  }),
  AUTOMATIC_PERSISTED_QUERIES: choice(['on', 'off'], 'off', {
    description:
      'Whether clients may register documents by their SHA-256, as the automatic persisted queries of Apollo do.',
  }),
  REQUEST_BODY_BYTES: integer(
    { min: 10_000, max: 100_000_000, fallback: 1_048_576 }, // 1 MiB
    { description: 'The largest body of a request; a larger one is answered with HTTP status 413.' },
  ),
  REQUEST_TIMEOUT_MS: integer(
    { min: 100, max: 600_000, fallback: 30_000 },
    { description: 'The time in which a client must send an HTTP request, headers and body.' },
  ),
  SHUTDOWN_DELAY_MS: integer(
    { min: 0, max: 600_000, fallback: undefined },
    {
      description:
        'The time in which new requests are still served after SIGTERM or SIGINT, while `/readyz` answers 503: longer than a load balancer needs to notice that.',
      defaultText: '5000 with NODE_ENV=production, else 0',
    },
  ),
  SHUTDOWN_SPREAD_MS: integer(
    { min: 0, max: 600_000, fallback: 3_000 },
    { description: 'The time over which live connections are closed after `SHUTDOWN_DELAY_MS`.' },
  ),
  WEBHOOK_URL: optionalUrl({
    description:
      'The URL at which Operated reaches this gateway to deliver webhooks, for example `https://gateway.example`; the gateway appends a path with a secret. Needs the client credentials.',
  }),
  SHUTDOWN_TIMEOUT_MS: integer(
    { min: 0, max: 600_000, fallback: 10_000 },
    { description: 'The time that requests in progress have to finish after `SHUTDOWN_DELAY_MS`.' },
  ),
  NODE_ENV: optionalText({
    description: '`production` changes the defaults of `EXPLORER` and `SHUTDOWN_DELAY_MS`.',
  }),
} satisfies Declaration;

/** The validated configuration of the gateway. */
export interface GatewayConfig extends Omit<
  Values<typeof CONFIG_DECLARATION>,
  'EXPLORER' | 'API_KEYS' | 'SHUTDOWN_DELAY_MS' | 'METRICS_HOST'
> {
  readonly API_KEYS: readonly ApiKeyEntry[];
  readonly EXPLORER: 'on' | 'offline' | 'off';
  readonly SHUTDOWN_DELAY_MS: number;
  readonly METRICS_HOST: string;
  /** What the standard variables of OpenTelemetry say. */
  readonly tracing: TracingConfig;
}

/**
 * Reads and validates the configuration.
 * @throws EnvironmentError with all violations.
 */
export function readGatewayConfig(environment: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const values = readEnvironment(CONFIG_DECLARATION, environment, crossVariableChecks);
  return {
    ...values,
    // Lower case, IPv6 addresses without brackets: the form in which they are compared.
    ALLOWED_HOSTS: values.ALLOWED_HOSTS.map((host) => host.toLowerCase().replace(/^\[|\]$/g, '')),
    API_KEYS: values.API_KEYS.flatMap((text) => parseApiKeyEntry(text) ?? []),
    EXPLORER: values.EXPLORER ?? defaultExplorer(values),
    METRICS_HOST: values.METRICS_HOST ?? values.HOST,
    SHUTDOWN_DELAY_MS:
      values.SHUTDOWN_DELAY_MS ?? (values.NODE_ENV === 'production' ? PRODUCTION_SHUTDOWN_DELAY_MS : 0),
    tracing: readTracingConfig(environment),
  };
}

/** Sandbox runs a script from a CDN on the gateway's origin, within reach of its sessions: only on request then. */
function defaultExplorer({
  NODE_ENV,
  SESSION_SECRET,
}: Pick<GatewayConfig, 'NODE_ENV' | 'SESSION_SECRET'>): GatewayConfig['EXPLORER'] {
  if (NODE_ENV === 'production') return 'off';
  return SESSION_SECRET.length > 0 ? 'offline' : 'on';
}

/** A scope token of RFC 6749, section 3.3. */
function isScope(item: string): boolean {
  return /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(item);
}

function isHostNameOrAny(item: string): boolean {
  return (
    item === '*' || /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(item) || isIPv6(item.replace(/^\[(.*)\]$/, '$1'))
  );
}

function isApiKeyEntry(item: string): boolean {
  return parseApiKeyEntry(item) !== null;
}

function isLongSecret(item: string): boolean {
  return item.length >= SHORTEST_SECRET;
}

function isOriginOrAny(item: string): boolean {
  if (item === '*') return true;
  return URL.canParse(item) && new URL(item).origin === item;
}
