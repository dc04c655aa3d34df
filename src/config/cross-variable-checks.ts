import type { Values } from '../../process/declaration.js';
import { parseApiKeyEntry } from '../auth/api-keys/api-key-entry.js';
import { CALLBACK_PATH } from '../auth/oauth/sign-in-settings.js';
import type { CONFIG_DECLARATION } from './gateway-config.js';

/** The valid values: an invalid variable is missing, an unset one is present. */
type ValidValues = Partial<Values<typeof CONFIG_DECLARATION>>;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Yields the violations that concern several variables, one line each. */
export function* crossVariableChecks(values: ValidValues): Generator<string> {
  yield* serviceViolations(values);
  yield* apiKeyViolations(values);
  yield* signInViolations(values);
  yield* persistedDocumentViolations(values);
  yield* metricsViolations(values);
}

function* metricsViolations(values: ValidValues): Generator<string> {
  const { PORT: port, METRICS_PORT: metricsPort, METRICS_HUBS: hubs } = values;
  if (metricsPort !== undefined && metricsPort !== 0 && metricsPort === port) {
    yield `METRICS_PORT must differ from PORT, which is ${port} too`;
  }
  if (hubs !== 'on') return;
  if ('METRICS_PORT' in values && metricsPort === undefined) yield 'METRICS_HUBS=on needs METRICS_PORT';
  if (values.OPERATED_CLIENT_ID === undefined && values.OPERATED_CLIENT_SECRET === undefined) {
    yield 'METRICS_HUBS=on needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET';
  }
}

function* persistedDocumentViolations(values: ValidValues): Generator<string> {
  const { PERSISTED_DOCUMENTS_MODE: mode = 'allow', AUTOMATIC_PERSISTED_QUERIES: automatic } = values;
  if (mode === 'allow') return;
  if ('PERSISTED_DOCUMENTS' in values && values.PERSISTED_DOCUMENTS === undefined) {
    yield `PERSISTED_DOCUMENTS_MODE=${mode} needs PERSISTED_DOCUMENTS`;
  }
  if (mode === 'require' && automatic === 'on') {
    yield 'AUTOMATIC_PERSISTED_QUERIES=on lets clients register any document, which PERSISTED_DOCUMENTS_MODE=require forbids';
  }
}

function* serviceViolations(values: ValidValues): Generator<string> {
  const {
    OPERATED_CLIENT_ID: id,
    OPERATED_CLIENT_SECRET: secret,
    SERVICE_ACCESS: access = 'off',
    HOST: host = '',
  } = values;
  if (id === undefined && secret !== undefined)
    yield 'OPERATED_CLIENT_ID must be set with OPERATED_CLIENT_SECRET';
  if (id !== undefined && 'OPERATED_CLIENT_SECRET' in values && secret === undefined)
    yield 'OPERATED_CLIENT_SECRET must be set with OPERATED_CLIENT_ID';
  if (access !== 'off' && id === undefined && secret === undefined) {
    yield `SERVICE_ACCESS=${access} needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET`;
  }
  if (values.WEBHOOK_URL !== undefined && id === undefined && secret === undefined) {
    yield 'WEBHOOK_URL needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET';
  }
  if (access === 'open' && !LOOPBACK.test(host) && values.SERVICE_ACCESS_OPEN_CONFIRMED !== 'yes') {
    yield `SERVICE_ACCESS=open with HOST=${host} lets every client that reaches this address act as the service: set SERVICE_ACCESS_OPEN_CONFIRMED=yes if that is intended`;
  }
}

/** A key must not have scopes that the service lacks; its name must be unique. */
function* apiKeyViolations({ API_KEYS, SERVICE_ACCESS, OPERATED_SCOPES }: ValidValues): Generator<string> {
  if (SERVICE_ACCESS === 'apiKey' && API_KEYS?.length === 0) {
    yield 'SERVICE_ACCESS=apiKey needs API_KEYS: `npm run api-key` creates one';
  }
  const names = new Set<string>();
  for (const entry of API_KEYS?.flatMap((text) => parseApiKeyEntry(text) ?? []) ?? []) {
    if (names.has(entry.name)) yield `API_KEYS has two keys with the name ${entry.name}`;
    names.add(entry.name);
    const beyond = entry.scopes.filter((scope) => OPERATED_SCOPES?.includes(scope) === false);
    if (beyond.length > 0) {
      yield `API_KEYS gives ${entry.name} scopes that OPERATED_SCOPES does not have: ${beyond.join(' ')}`;
    }
  }
}

/** What SESSION_SECRET, which turns the sign-in on, needs. */
function* signInViolations(values: ValidValues): Generator<string> {
  if (values.SESSION_SECRET === undefined || values.SESSION_SECRET.length === 0) return;
  const {
    OPERATED_CLIENT_ID: id,
    OPERATED_CLIENT_SECRET: secret,
    OPERATED_REDIRECT_URI: redirectUri,
  } = values;
  if (id === undefined && secret === undefined) {
    yield 'SESSION_SECRET needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET';
  }
  if (redirectUri === undefined) {
    if ('OPERATED_REDIRECT_URI' in values) yield 'SESSION_SECRET needs OPERATED_REDIRECT_URI';
    return;
  }
  const { protocol, hostname, pathname } = new URL(redirectUri);
  if (pathname !== CALLBACK_PATH) {
    yield `OPERATED_REDIRECT_URI must have the path ${CALLBACK_PATH} for the sign-in`;
  }
  if (protocol !== 'https:' && !LOOPBACK.test(hostname.replace(/[[\]]/g, ''))) {
    yield 'OPERATED_REDIRECT_URI must be https for the sign-in, unless it is on loopback';
  }
}
