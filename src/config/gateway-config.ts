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
import { crossVariableChecks, orDefaultScopes } from './cross-variable-checks.js';
import { readEnvironment } from '../../process/read-environment.js';

const DEFAULT_SESSION_SCOPES = ['sub', 'email', 'accounts:read', 'hubs:read', 'hubs:write'];

/** Every variable of the gateway: its one declaration, from which its type and its documentation are made. */
export const CONFIG_DECLARATION = {
  OPERATED_BASE_URL: requiredUrl(
    'is not set: it must say where Operated is, for example https://operated.ochno.com (or try `npm run demo`, which brings a simulator)',
    {
      description:
        'Where Operated is, for example `https://operated.ochno.com`: its API and its token endpoint alike. Required.',
    },
  ),
  OPERATED_CLIENT_ID: optionalText({
    description:
      'The client id of the custom integration that the gateway is at Operated, for the service token and the sign-in.',
  }),
  OPERATED_CLIENT_SECRET: optionalText({
    description: 'The client secret of that integration.',
    secret: true,
  }),
  OPERATED_SCOPES: list('scopes', (item) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(item), {
    description: 'The scopes that the service token is asked for.',
    defaultText: 'accounts:read hubs:read',
  }),
  OPERATED_REDIRECT_URI: optionalUrl({
    description:
      "The integration's redirect URI, which the vendor's guide wants with a refresh of the token; left out where it is unset. For the sign-in it is `/auth/callback` of the gateway, as browsers reach it, by https unless on loopback.",
  }),
  OPERATED_TIMEOUT_MS: integer(
    { min: 1, max: 600_000, fallback: 15_000 },
    { description: 'How long one request to Operated may take.' },
  ),
  OPERATED_PARALLEL_READS: integer(
    { min: 1, max: 100, fallback: 10 },
    { description: 'How many single hubs one request may read of Operated at the same time.' },
  ),
  PORT: integer(
    { min: 0, max: 65_535, fallback: 4000 },
    { description: 'The port to listen on; 0 takes a free one.' },
  ),
  HOST: textWithDefault('127.0.0.1', {
    description: 'The address to listen on; `0.0.0.0` for all of the machine.',
  }),
  SERVICE_ACCESS: choice(['off', 'apiKey', 'open'], 'off', {
    description:
      'Who may ask without a token of their own, as the service: `off` nobody, `apiKey` callers with a key of `API_KEYS`, `open` everybody who reaches the gateway.',
  }),
  SERVICE_ACCESS_OPEN_CONFIRMED: choice(['yes', 'no'], 'no', {
    description: 'Confirms `SERVICE_ACCESS=open` with a `HOST` beyond loopback.',
  }),
  API_KEYS: list('name/SHA-256/scope+scope, with /date after it for a key that ends', isApiKeyEntry, {
    description:
      'The callers that may ask as the service with `SERVICE_ACCESS=apiKey`, each with scopes of its own; `npm run api-key` makes a key and its entry.',
    secret: true,
  }),
  SESSION_SECRET: list(`secrets of ${SHORTEST_SECRET} characters or more`, isLongSecret, {
    description:
      'What the tokens of sessions are encrypted with: the first encrypts, all decrypt, so that a new one can be put in front. Turns the sign-in at `/auth/login` on.',
    secret: true,
  }),
  SESSION_SCOPES: list('scopes', (item) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(item), {
    description: 'The scopes that users are asked for at the sign-in.',
    defaultText: DEFAULT_SESSION_SCOPES.join(' '),
  }),
  SESSION_IDLE_SECONDS: integer(
    { min: 60, max: 31_536_000, fallback: 43_200 }, // 12 hours
    { description: 'A session that is not used for so long ends.' },
  ),
  SESSION_LIFETIME_SECONDS: integer(
    { min: 60, max: 31_536_000, fallback: 604_800 }, // 7 days
    { description: 'A session ends so long after the sign-in, however it is used.' },
  ),
  REDIS_URL: checkedText(
    'a redis or rediss URL',
    (value) => /^rediss?:\/\/./.test(value) && URL.canParse(value),
    {
      description:
        'Where several gateways share sessions, limits and what they poll, and where sessions outlive a restart. Redis 6.2 or later; in memory where it is unset.',
      secret: true,
    },
  ),
  AUTH_REQUESTS_PER_MINUTE: integer(
    { min: 1, max: 1_000_000, fallback: 120 },
    { description: 'How many requests to `/auth/*` an address may send in a minute.' },
  ),
  FAILED_API_KEYS_PER_MINUTE: integer(
    { min: 1, max: 1_000_000, fallback: 20 },
    { description: 'How many API keys that are not valid an address may present in a minute.' },
  ),
  TRUSTED_PROXIES: list('addresses or ranges such as 10.0.0.0/8', isProxyAddress, {
    description: 'The proxies whose `X-Forwarded-For` is believed, for the limits by address.',
  }),
  CORS_ORIGINS: list('`*` or origins such as https://app.example', isOriginOrAny, {
    description:
      'The origins of browser apps that may ask the gateway; those that are named, not `*`, may use sessions too.',
  }),
  EXPLORER: choice(['on', 'off'], undefined, {
    description: 'Apollo Sandbox at `/`, the explorer at `/explorer`, and introspection.',
    defaultText: 'on; off with NODE_ENV=production',
  }),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info', {
    description: 'The least severe lines that are logged.',
  }),
  POLL_INTERVAL_MS: integer(
    { min: 10, max: 600_000, fallback: 2_000 },
    { description: 'How often Operated is polled for subscribers, while things change.' },
  ),
  POLL_IDLE_INTERVAL_MS: integer(
    { min: 10, max: 600_000, fallback: 6_000 },
    { description: 'How rarely it is polled at most, while nothing changes.' },
  ),
  POLL_HINTED_INTERVAL_MS: integer(
    { min: 10, max: 600_000, fallback: 20_000 },
    { description: 'How often it is polled while webhooks tell of changes.' },
  ),
  POLL_BACKOFF_LIMIT_MS: integer(
    { min: 10, max: 3_600_000, fallback: 60_000 },
    { description: 'The longest pause after failures, unless Operated asks for a longer one.' },
  ),
  AUTHORIZATION_TTL_MS: integer(
    { min: 100, max: 3_600_000, fallback: 60_000 },
    {
      description:
        'How long a list of hubs that a token was shown lets its subscriptions tell of them; also how soon a revoked token ends them.',
    },
  ),
  LIVE_OUTAGE_LIMIT_MS: integer(
    { min: 100, max: 86_400_000, fallback: 300_000 },
    { description: 'How long Operated may give no answer before subscriptions end with an error.' },
  ),
  CONNECTIONS_PER_PRINCIPAL: integer(
    { min: 1, max: 1_000_000, fallback: 10_000 },
    {
      description:
        'How many WebSockets and event streams one token, session or API key may have open at a gateway; with `SERVICE_ACCESS=open` all callers without a token count as one.',
    },
  ),
  SUBSCRIPTIONS_PER_CONNECTION: integer(
    { min: 1, max: 10_000, fallback: 100 },
    { description: 'How many operations may run on one WebSocket at a time.' },
  ),
  WEBSOCKET_MESSAGE_BYTES: integer(
    { min: 1_000, max: 100_000_000, fallback: 262_144 },
    { description: 'The largest message of a client on a WebSocket.' },
  ),
  CONNECTION_INIT_TIMEOUT_MS: integer(
    { min: 10, max: 600_000, fallback: 10_000 },
    { description: 'How long a WebSocket may be open before its client says who it is.' },
  ),
  LIVE_PING_INTERVAL_MS: integer(
    { min: 100, max: 600_000, fallback: 15_000 },
    { description: 'How often live connections are pinged; a WebSocket that does not answer is closed.' },
  ),
  SHUTDOWN_SPREAD_MS: integer(
    { min: 0, max: 600_000, fallback: 3_000 },
    { description: 'Over how long the live connections are closed after SIGTERM or SIGINT.' },
  ),
  WEBHOOK_URL: optionalUrl({
    description:
      "Where Operated's webhooks reach this gateway from outside, for example `https://gateway.example`; a path with a secret is added. Needs the client credentials.",
  }),
  SHUTDOWN_TIMEOUT_MS: integer(
    { min: 0, max: 600_000, fallback: 10_000 },
    { description: 'How long requests under way may go on after SIGTERM or SIGINT.' },
  ),
  NODE_ENV: optionalText({ description: '`production` changes the default of `EXPLORER`.' }),
} satisfies Declaration;

/** The gateway's configuration, checked. */
export interface GatewayConfig extends Omit<Values<typeof CONFIG_DECLARATION>, 'EXPLORER' | 'API_KEYS'> {
  readonly API_KEYS: readonly ApiKeyEntry[];
  readonly EXPLORER: 'on' | 'off';
}

/**
 * Reads the configuration, and checks what one variable means to another.
 * @throws EnvironmentError that names every violation at once.
 */
export function readGatewayConfig(environment: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const values = readEnvironment(CONFIG_DECLARATION, environment, crossVariableChecks);
  return {
    ...values,
    OPERATED_SCOPES: orDefaultScopes(values.OPERATED_SCOPES),
    SESSION_SCOPES: values.SESSION_SCOPES.length === 0 ? DEFAULT_SESSION_SCOPES : values.SESSION_SCOPES,
    API_KEYS: values.API_KEYS.flatMap((text) => parseApiKeyEntry(text) ?? []),
    EXPLORER: values.EXPLORER ?? (values.NODE_ENV === 'production' ? 'off' : 'on'),
  };
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
