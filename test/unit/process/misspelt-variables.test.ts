import { misspeltVariables } from '../../../process/misspelt-variables.js';
import { variableNames } from '../../../process/secret-files.js';
import { simulatorVariables } from '../../../simulator/config.js';
import { CONFIG_DECLARATION } from '../../../src/config/gateway-config.js';

const GATEWAY = variableNames(CONFIG_DECLARATION);
const SIMULATOR = variableNames(simulatorVariables);
const BOTH = [...GATEWAY, ...SIMULATOR];

const meantBy = (variable: string, declared = GATEWAY) =>
  misspeltVariables(declared, { [variable]: 'value' }).map(({ meant }) => meant);

describe('A variable is not taken for a misspelt one', () => {
  it.each([...BOTH])('if it is declared: %s', (variable) => {
    expect(meantBy(variable, BOTH)).toEqual([]);
  });

  // What Linux, shells, Docker, Kubernetes, CI systems, npm and hosting platforms set.
  it.each([
    ...['HOME', 'PATH', 'PWD', 'OLDPWD', 'SHELL', 'SHLVL', 'TERM', 'USER', 'LANG', 'EDITOR', 'HOSTNAME'],
    ...['HOSTTYPE', 'LOGNAME', 'MAIL', 'TZ', '_', 'DISPLAY', 'SESSION_MANAGER', 'XDG_SESSION_ID'],
    ...['SSH_CONNECTION', 'DBUS_SESSION_BUS_ADDRESS', 'CI', 'NODE', 'NODE_OPTIONS', 'NODE_PATH'],
    ...['NODE_VERSION', 'NODE_EXTRA_CA_CERTS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'npm_config_loglevel'],
    ...['npm_lifecycle_event', 'npm_package_version', 'REDIS_HOST', 'REDIS_PORT', 'REDIS_USER'],
    ...['REDIS_PASSWORD_FILE', 'DATABASE_URL_FILE', 'SSL_CERT_FILE', 'HISTFILE', 'ENV_FILE', 'HOST_FILE'],
    ...['REDIS_PASSWORD', 'REDIS_TLS_URL', 'REDIS_SERVICE_HOST', 'REDIS_PORT_6379_TCP_ADDR'],
    ...['OPERATED_GATEWAY_SERVICE_HOST', 'OPERATED_GATEWAY_SERVICE_PORT', 'OPERATED_GATEWAY_PORT'],
    ...['OPERATED_GATEWAY_PORT_4000_TCP', 'OPERATED_PORT', 'OPERATED_SERVICE_HOST'],
    ...['KUBERNETES_SERVICE_HOST', 'KUBERNETES_PORT', 'DATABASE_URL', 'DYNO', 'WEB_CONCURRENCY'],
    ...['WEB_MEMORY', 'LOG_FORMAT', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'APOLLO_KEY'],
    ...['GITHUB_ACTIONS', 'RUNNER_OS', 'AWS_REGION', 'WEBSITE_HOSTNAME', 'WEBSITES_PORT', 'FLY_REGION'],
  ])('if a system sets it: %s', (variable) => {
    expect(meantBy(variable, BOTH)).toEqual([]);
  });

  it('if it is empty', () => {
    expect(misspeltVariables(GATEWAY, { OPERATED_TIMEOUTMS: ' ', LOGLEVEL: undefined })).toEqual([]);
  });

  it('if the one that was meant has the same value', () => {
    const url = 'redis://127.0.0.1';
    expect(misspeltVariables(GATEWAY, { REDIS_URL: url, REDIS_URI: url })).toEqual([]);
    expect(misspeltVariables(GATEWAY, { REDIS_URL: url, REDIS_URI: `${url}/1` })).toEqual([
      { variable: 'REDIS_URI', meant: 'REDIS_URL' },
    ]);
  });
});

it.each([
  ['OPERATED_TIMEOUTMS', 'OPERATED_TIMEOUT_MS'],
  ['OPERATED_TIMEOUT', 'OPERATED_TIMEOUT_MS'],
  ['operated_timeout_ms', 'OPERATED_TIMEOUT_MS'],
  ['OPERATED_URL', 'OPERATED_BASE_URL'],
  ['OPERATED_BASEURL', 'OPERATED_BASE_URL'],
  ['OPERATD_CLIENT_SECRET', 'OPERATED_CLIENT_SECRET'],
  ['OPERATED_SCOPE', 'OPERATED_SCOPES'],
  ['REQUEST_DEADLINE', 'REQUEST_DEADLINE_MS'],
  ['POLL_INTERVAL', 'POLL_INTERVAL_MS'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['LOG_LEVL', 'LOG_LEVEL'],
  ['API_KEY', 'API_KEYS'],
  ['CORS_ORIGIN', 'CORS_ORIGINS'],
  ['TRUSTED_PROXY', 'TRUSTED_PROXIES'],
  ['REDIS_URI', 'REDIS_URL'],
  ['port', 'PORT'],
  ['SESSION_SECRETS_FILE', 'SESSION_SECRET_FILE'],
  ['API_KEY_FILE', 'API_KEYS_FILE'],
  ['OPERATED_CLIENT_ID_FILE', 'OPERATED_CLIENT_ID'],
  ['SIMULATOR_HUB', 'SIMULATOR_HUBS'],
  ['SIMULATOR_TOKENSECONDS', 'SIMULATOR_TOKEN_SECONDS'],
])('%s is taken for a misspelt %s', (variable, meant) => {
  expect(meantBy(variable, BOTH)).toEqual([meant]);
});
