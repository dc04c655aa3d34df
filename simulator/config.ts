import { choice, integer, list, textWithDefault, type Values } from '../process/declaration.js';
import { readEnvironment } from '../process/read-environment.js';

const onOff = ['on', 'off'] as const;

/** Every variable of the simulator. The variants are those that the vendor's texts leave open. */
export const simulatorVariables = {
  SIMULATOR_PORT: integer(
    { min: 0, max: 65_535, fallback: 4010 },
    { description: 'Port to listen on; 0 takes a free one.' },
  ),
  SIMULATOR_HOST: textWithDefault('127.0.0.1', { description: 'Address to listen on.' }),
  SIMULATOR_SEED: integer(
    { min: 0, max: 2_147_483_647, fallback: 1 },
    { description: 'Same seed, same world.' },
  ),
  SIMULATOR_ACCOUNTS: integer({ min: 1, max: 100, fallback: 2 }, { description: 'Organisations.' }),
  SIMULATOR_SPACES: integer(
    { min: 0, max: 100_000, fallback: 12 },
    { description: 'Meeting rooms of all organisations together.' },
  ),
  SIMULATOR_HUBS: integer(
    { min: 0, max: 100_000, fallback: 40 },
    { description: 'Hubs of all organisations together.' },
  ),
  SIMULATOR_LIVE: choice(onOff, 'off', {
    description: 'Whether people come and go and devices plug in and out by themselves.',
  }),
  SIMULATOR_CONTROL: choice(onOff, 'off', {
    description: 'Whether `/_control/` is served to other machines too; loopback always reaches it.',
  }),
  SIMULATOR_TOKEN_SECONDS: integer(
    { min: 1, max: 31_536_000, fallback: 3600 },
    { description: 'Life of an access token.' },
  ),
  SIMULATOR_REFRESH_SECONDS: integer(
    { min: 1, max: 315_360_000, fallback: 2_592_000 },
    { description: 'Life of a refresh token.' },
  ),
  SIMULATOR_CODE_SECONDS: integer(
    { min: 1, max: 600, fallback: 60 },
    { description: 'Life of an authorisation code.' },
  ),
  SIMULATOR_EXPIRY: choice(['seconds', 'text', 'date', 'none'], 'seconds', {
    description:
      'How a token response tells its end: `expires_in` as a number or as text, a date in `access_expires_in`, or not at all.',
  }),
  SIMULATOR_TOKEN_FORMAT: choice(['opaque', 'jwt'], 'opaque', {
    description: 'Access tokens as random text, or as JWTs with `exp`, `scope` and `sub`.',
  }),
  SIMULATOR_REFRESHED_TOKEN: choice(['lives', 'ends'], 'lives', {
    description: 'Whether a refresh ends the access token that was issued with the refresh token.',
  }),
  SIMULATOR_SERVICE_REFRESH: choice(onOff, 'on', {
    description: 'Whether the client credentials grant gives a refresh token too.',
  }),
  SIMULATOR_VERIFIER: choice(['either', 'codeVerifier', 'code_verifier'], 'either', {
    description: 'Name under which the PKCE verifier is looked for.',
  }),
  SIMULATOR_PKCE: choice(['optional', 'required'], 'optional', {
    description: 'Whether an authorisation without a PKCE challenge is refused.',
  }),
  SIMULATOR_REDIRECT_URIS: list('absolute URLs', (item) => URL.canParse(item), {
    description: 'Redirect URIs registered besides `/auth/callback` on any loopback port.',
  }),
  SIMULATOR_ROWS: choice(['full', 'thin'], 'full', {
    description:
      'Rows of the list of hubs: as deep as the single hub, or only id, space, serial number and product.',
  }),
  SIMULATOR_LISTS: choice(['array', 'envelope'], 'array', {
    description: 'Lists as bare arrays, or as `items` of an object.',
  }),
  SIMULATOR_ACCOUNT: choice(['object', 'array'], 'object', {
    description: 'The account as an object, or as an array of one.',
  }),
  SIMULATOR_SPACE_FIELD: choice(['spaceId', 'spaceIds', 'text'], 'spaceId', {
    description:
      'A hub names its spaces in the array `spaceId`, in the array `spaceIds`, or one as text in `spaceId`.',
  }),
  SIMULATOR_SERIAL_FIELD: choice(['all', 'serialNumber', 'data', 'hwId'], 'all', {
    description: 'Where a hub tells its serial number: `serialNumber`, `data.serial`, `hwId`, or all three.',
  }),
  SIMULATOR_CONNECTIONS: choice(['connections', 'con'], 'connections', {
    description: 'Name of the connections in the data of a hub.',
  }),
  SIMULATOR_UNSUPPORTED: choice(['reject', 'ignore'], 'reject', {
    description: 'What becomes of a written setting that the product or firmware has not.',
  }),
  SIMULATOR_WRITE_REPLY: choice(['json', 'accepted', 'empty'], 'json', {
    description: 'Answer to a write: 200 with what came of it, 202 with the same, or 204 without a body.',
  }),
  SIMULATOR_WEBHOOK_SECONDS: integer(
    { min: 1, max: 31_536_000, fallback: 7200 }, // 120 minutes
    { description: 'Life of a webhook subscription that is not extended.' },
  ),
  SIMULATOR_WEBHOOK_TYPE: choice(['text', 'none', 'json'], 'text', {
    description: 'Content type of a webhook: `text/plain`, none, or `application/json`.',
  }),
  SIMULATOR_WEBHOOK_HUB: choice(['hubId', 'serialNumber', 'data.hubId', 'all'], 'hubId', {
    description: 'Where a webhook names its hub.',
  }),
  SIMULATOR_WEBHOOK_TOKEN: choice(['body', 'header', 'query', 'none'], 'body', {
    description:
      'Where a webhook brings its verification token: body field `verificationToken`, header `x-verification-token`, query parameter `verificationToken`, or nowhere.',
  }),
  SIMULATOR_WEBHOOK_ORDER: choice(['once', 'drop', 'duplicate', 'reorder'], 'once', {
    description:
      'Webhooks once each and in order, every second one lost, each sent twice, or those of a moment sent last first.',
  }),
};

/** The settings of one simulator, by the names that its code uses. */
export type SimulatorConfig = ReturnType<typeof named>;

/** @throws EnvironmentError that names every fault at once. */
export function readSimulatorConfig(
  environment: Readonly<Record<string, string | undefined>>,
): SimulatorConfig {
  return named(readEnvironment(simulatorVariables, environment));
}

function named(values: Values<typeof simulatorVariables>) {
  return {
    port: values.SIMULATOR_PORT,
    host: values.SIMULATOR_HOST,
    seed: values.SIMULATOR_SEED,
    accounts: values.SIMULATOR_ACCOUNTS,
    spaces: values.SIMULATOR_SPACES,
    hubs: values.SIMULATOR_HUBS,
    live: values.SIMULATOR_LIVE,
    control: values.SIMULATOR_CONTROL,
    tokenSeconds: values.SIMULATOR_TOKEN_SECONDS,
    refreshSeconds: values.SIMULATOR_REFRESH_SECONDS,
    codeSeconds: values.SIMULATOR_CODE_SECONDS,
    expiry: values.SIMULATOR_EXPIRY,
    tokenFormat: values.SIMULATOR_TOKEN_FORMAT,
    refreshedToken: values.SIMULATOR_REFRESHED_TOKEN,
    serviceRefresh: values.SIMULATOR_SERVICE_REFRESH,
    verifier: values.SIMULATOR_VERIFIER,
    pkce: values.SIMULATOR_PKCE,
    redirectUris: values.SIMULATOR_REDIRECT_URIS,
    rows: values.SIMULATOR_ROWS,
    lists: values.SIMULATOR_LISTS,
    account: values.SIMULATOR_ACCOUNT,
    spaceField: values.SIMULATOR_SPACE_FIELD,
    serialField: values.SIMULATOR_SERIAL_FIELD,
    connections: values.SIMULATOR_CONNECTIONS,
    unsupported: values.SIMULATOR_UNSUPPORTED,
    writeReply: values.SIMULATOR_WRITE_REPLY,
    webhookSeconds: values.SIMULATOR_WEBHOOK_SECONDS,
    webhookType: values.SIMULATOR_WEBHOOK_TYPE,
    webhookHub: values.SIMULATOR_WEBHOOK_HUB,
    webhookToken: values.SIMULATOR_WEBHOOK_TOKEN,
    webhookOrder: values.SIMULATOR_WEBHOOK_ORDER,
  };
}
