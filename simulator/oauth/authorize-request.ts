import type { SimulatorConfig } from '../config.js';
import type { Account, World } from '../world/types.js';
import { accountOfClient } from './client.js';
import { type Challenge, readChallenge } from './pkce.js';
import { isRegisteredRedirect } from './redirect-uri.js';
import { parseScopes, type Scope } from './scopes.js';

/** A valid authorisation request. */
export interface AuthorizeRequest {
  /** The account of the integration. */
  readonly client: Account;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly Scope[];
  readonly challenge: Challenge | undefined;
}

/** The query as received; a repeated parameter is a list. */
export type AuthorizeQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

export type AuthorizeJudgement =
  | { readonly kind: 'good'; readonly request: AuthorizeRequest }
  /** Reported to the client by a redirect (RFC 6749 section 4.1.2.1). */
  | {
      readonly kind: 'rejected';
      readonly redirectUri: string;
      readonly state: string | undefined;
      readonly error: string;
      readonly description: string;
    }
  /** Shown to the user only: the redirect URI can't be trusted. */
  | { readonly kind: 'untrusted'; readonly reason: string };

/** Validates the query of `GET /identity/oauth/v2/authorize`. */
export function judgeAuthorizeQuery(
  query: AuthorizeQuery,
  world: World,
  config: Pick<SimulatorConfig, 'pkce' | 'redirectUris'>,
): AuthorizeJudgement {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined);
  const client = accountOfClient(world, text('client_id') ?? '');
  if (!client) return { kind: 'untrusted', reason: 'The client_id is missing or unknown.' };
  const redirectUri = text('redirect_uri');
  if (redirectUri === undefined || !isRegisteredRedirect(redirectUri, config.redirectUris)) {
    return {
      kind: 'untrusted',
      reason: 'The redirect_uri is missing or not registered for this integration.',
    };
  }
  const state = text('state');
  const reject = (error: string, description: string) =>
    ({ kind: 'rejected', redirectUri, state, error, description }) as const;

  const twice = Object.keys(query).find((name) => typeof query[name] === 'object');
  if (twice !== undefined) return reject('invalid_request', `${twice} is repeated.`);
  const responseType = text('response_type');
  if (responseType === undefined) return reject('invalid_request', 'response_type is needed.');
  if (responseType !== 'code') return reject('unsupported_response_type', 'response_type must be code.');
  const scopes = parseScopes(text('scope'));
  if (!scopes) return reject('invalid_scope', 'scope must name known scopes, separated by spaces.');
  const challenge = readChallenge(text('code_challenge'), text('code_challenge_method'));
  if (typeof challenge === 'string') return reject('invalid_request', challenge);
  if (!challenge && config.pkce === 'required') {
    return reject('invalid_request', 'code_challenge is needed.');
  }
  return { kind: 'good', request: { client, redirectUri, state, scopes, challenge } };
}
