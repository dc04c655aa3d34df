import type { Account, World } from '../world/types.js';
import { oauthError } from '../server/http-error.js';
import { sameSecret } from './secrets.js';

/** @returns the account whose custom integration has this client id. */
export function accountOfClient(world: World, clientId: string): Account | undefined {
  return world.accounts.find((account) => account.clientId === clientId);
}

/**
 * Authenticates the client. The vendor's guides send the credentials in the form; RFC 6749 requires HTTP Basic too.
 * @returns the account of the integration.
 * @throws HttpError `invalid_client` or `invalid_request`.
 */
export function authenticateClient(
  world: World,
  authorization: string | undefined,
  form: { readonly client_id?: string; readonly client_secret?: string },
): Account {
  const basic = authorization === undefined ? undefined : readBasic(authorization);
  if (basic && form.client_secret !== undefined) {
    throw oauthError('invalid_request', 'The client must use one authentication method, not two.');
  }
  if (basic && form.client_id !== undefined && form.client_id !== basic.id) {
    throw oauthError('invalid_request', 'client_id differs from the one in the Authorization header.');
  }
  const id = basic?.id ?? form.client_id;
  const secret = basic?.secret ?? form.client_secret;
  if (id === undefined || secret === undefined) {
    throw oauthError('invalid_client', 'client_id and client_secret are needed.');
  }
  const account = accountOfClient(world, id);
  // An unknown client takes the same time and gives the same answer as a wrong secret.
  const matches = sameSecret(secret, account?.clientSecret ?? '');
  if (!account || !matches)
    throw oauthError('invalid_client', 'The client is unknown or its secret is wrong.');
  return account;
}

function readBasic(authorization: string): { id: string; secret: string } {
  const [scheme, credentials] = authorization.split(' ', 2);
  const text = Buffer.from(credentials ?? '', 'base64').toString();
  const colon = text.indexOf(':');
  if (scheme?.toLowerCase() !== 'basic' || colon < 0) {
    throw oauthError('invalid_client', 'The Authorization header must be HTTP Basic.');
  }
  return { id: formDecode(text.slice(0, colon)), secret: formDecode(text.slice(colon + 1)) };
}

/** RFC 6749 section 2.3.1: both are form-encoded before they are joined. */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
