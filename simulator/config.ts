import { choice, integer, list, textWithDefault, type Values } from '../process/declaration.js';
import { readEnvironment } from '../process/read-environment.js';

const onOff = ['on', 'off'] as const;

/** Every variable of the simulator. A variant stands for what the vendor's documentation leaves open. */
export const simulatorVariables = {
  SIMULATOR_PORT: integer(
    { min: 0, max: 65_535, fallback: 4010 },
    { description: 'The port to listen on; 0 chooses a free one.' },
  ),
  SIMULATOR_HOST: textWithDefault('127.0.0.1', { description: 'The address to listen on.' }),
  SIMULATOR_SEED: integer(
    { min: 0, max: 2_147_483_647, fallback: 1 },
    { description: 'The seed of the world: the same seed gives the same world.' },
  ),
  SIMULATOR_ACCOUNTS: integer(
    { min: 1, max: 100, fallback: 2 },
    { description: 'The number of organisations.' },
  ),
  SIMULATOR_SPACES: integer(
    { min: 0, max: 100_000, fallback: 12 },
    { description: 'The number of meeting rooms of all organisations together.' },
  ),
  SIMULATOR_HUBS: integer(
    { min: 0, max: 100_000, fallback: 40 },
    { description: 'The number of hubs of all organisations together.' },
  ),
  SIMULATOR_LIVE: choice(onOff, 'off', {
    description: 'Whether the world changes without requests: devices are plugged in and unplugged.',
  }),
  SIMULATOR_CONTROL: choice(onOff, 'off', {
    description: 'Whether `/_control/` answers other machines too; it always answers loopback.',
  }),
  SIMULATOR_TOKEN_SECONDS: integer(
    { min: 1, max: 31_536_000, fallback: 3600 },
    { description: 'The lifetime of an access token.' },
  ),
  SIMULATOR_REFRESH_SECONDS: integer(
    { min: 1, max: 315_360_000, fallback: 2_592_000 },
    { description: 'The lifetime of a refresh token.' },
  ),
  SIMULATOR_CODE_SECONDS: integer(
    { min: 1, max: 600, fallback: 60 },
    { description: 'The lifetime of an authorisation code.' },
  ),
  SIMULATOR_EXPIRY: choice(['seconds', 'text', 'date', 'none'], 'seconds', {
    description:
      'How a token response gives the expiry: `expires_in` as a number or as text, a date in `access_expires_in`, or not at all.',
  }),
  SIMULATOR_TOKEN_FORMAT: choice(['opaque', 'jwt'], 'opaque', {
    description: 'The format of access tokens: random text, or JWTs with `exp`, `scope` and `sub`.',
  }),
  SIMULATOR_REFRESHED_TOKEN: choice(['lives', 'ends'], 'lives', {
    description:
      'Whether a refresh revokes the access token that was issued with the refresh token: `ends`, or keeps it: `lives`.',
  }),
  SIMULATOR_SERVICE_REFRESH: choice(onOff, 'on', {
    description: 'Whether the client credentials grant returns a refresh token.',
  }),
  SIMULATOR_VERIFIER: choice(['either', 'codeVerifier', 'code_verifier'], 'either', {
    description: 'The parameter from which the PKCE verifier is read.',
  }),
  SIMULATOR_PKCE: choice(['optional', 'required'], 'optional', {
    description: 'Whether an authorisation without a PKCE challenge is rejected.',
  }),
  SIMULATOR_REDIRECT_URIS: list('absolute URLs', (item) => URL.canParse(item), {
    description: 'The registered redirect URIs, beside `/auth/callback` on any loopback port.',
  }),
  SIMULATOR_ROWS: choice(['full', 'thin'], 'full', {
    description:
      'The rows of the list of hubs: all data of the hub, or only id, space, serial number and product.',
  }),
  SIMULATOR_LISTS: choice(['array', 'envelope'], 'array', {
    description: 'The form of lists: bare arrays, or objects with `items`.',
  }),
  SIMULATOR_ACCOUNT: choice(['object', 'array', 'bare'], 'object', {
    description:
      'The form of the account: an object, an array of one object, or `bare`: an object without its groups, which the list of groups has.',
  }),
  SIMULATOR_SPACE_FIELD: choice(['spaceId', 'spaceIds', 'text'], 'spaceId', {
    description:
      'The field with the spaces of a hub: the array `spaceId`, the array `spaceIds`, or one id as text in `spaceId`.',
  }),
  SIMULATOR_SERIAL_FIELD: choice(['all', 'serialNumber', 'data', 'hwId'], 'all', {
    description:
      'The field with the serial number of a hub: `serialNumber`, `data.serial`, `hwId`, or all three.',
  }),
  SIMULATOR_CONNECTIONS: choice(['connections', 'con'], 'connections', {
    description: 'The field with the connections in the data of a hub.',
  }),
  SIMULATOR_UNSUPPORTED: choice(['reject', 'ignore'], 'reject', {
    description:
      'Whether a write with a setting that the product or firmware does not support is rejected, or the setting ignored.',
  }),
  SIMULATOR_WRITE_REPLY: choice(['json', 'accepted', 'empty'], 'json', {
    description: 'The answer to a write: 200 with the result, 202 with the result, or 204 without a body.',
  }),
  SIMULATOR_VALIDATORS: choice(['none', 'etag', 'lastModified'], 'none', {
    description:
      'The validators of answers: none, an `ETag`, or a `Last-Modified`. A conditional request for an unchanged answer is answered with 304.',
  }),
  SIMULATOR_WEBHOOK_SECONDS: integer(
    { min: 1, max: 31_536_000, fallback: 7200 }, // 120 minutes
    { description: 'The lifetime of a webhook subscription that is not extended.' },
  ),
  SIMULATOR_WEBHOOK_TYPE: choice(['text', 'none', 'json'], 'text', {
    description: 'The content type of a webhook: `text/plain`, none, or `application/json`.',
  }),
  SIMULATOR_WEBHOOK_HUB: choice(['hubId', 'serialNumber', 'data.hubId', 'all'], 'hubId', {
    description: 'The field of a webhook that identifies the hub.',
  }),
  SIMULATOR_WEBHOOK_TOKEN: choice(['body', 'header', 'query', 'none'], 'body', {
    description:
      'The place of the verification token in a webhook: body field `verificationToken`, header `x-verification-token`, query parameter `verificationToken`, or none.',
  }),
  SIMULATOR_WEBHOOK_ORDER: choice(['once', 'drop', 'duplicate', 'reorder'], 'once', {
    description:
      'The delivery of webhooks: each once and in order, every second one dropped, each sent twice, or those of the same moment in reverse order.',
  }),
};

/** The configuration of a simulator, by the names that its code uses. */
export type SimulatorConfig = ReturnType<typeof named>;

/** @throws EnvironmentError with all violations. */
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
    validators: values.SIMULATOR_VALIDATORS,
    webhookSeconds: values.SIMULATOR_WEBHOOK_SECONDS,
    webhookType: values.SIMULATOR_WEBHOOK_TYPE,
    webhookHub: values.SIMULATOR_WEBHOOK_HUB,
    webhookToken: values.SIMULATOR_WEBHOOK_TOKEN,
    webhookOrder: values.SIMULATOR_WEBHOOK_ORDER,
  };
}
