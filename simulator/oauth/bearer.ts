import type { FastifyRequest } from 'fastify';

import type { Endpoint } from '../server/endpoints.js';
import { apiErrorBody, HttpError } from '../server/http-error.js';
import type { Principal } from './principal.js';
import type { TokenStore } from './token-store.js';

/** @returns the token of an Authorization header, undefined if that is not `Bearer` and a token. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
}

/**
 * @returns the principal of the request.
 * @throws HttpError 401 without a valid token, 403 without one of the endpoint's scopes (RFC 6750).
 */
export function authorize(request: FastifyRequest, endpoint: Endpoint, tokens: TokenStore): Principal {
  const token = bearerToken(request.headers.authorization);
  if (token === undefined) {
    throw unauthorized('A bearer token is needed.', 'Bearer realm="Ochno Operated"');
  }
  const principal = tokens.principalOf(token);
  if (!principal) {
    const challenge = 'Bearer realm="Ochno Operated", error="invalid_token"';
    throw unauthorized('The token is unknown, expired or revoked.', challenge);
  }
  if (!endpoint.anyOf.some((scope) => principal.scopes.includes(scope))) throw missingScope(endpoint);
  return principal;
}

function unauthorized(message: string, challenge: string): HttpError {
  const code = challenge.includes('invalid_token') ? 'invalid_token' : 'unauthorized';
  return new HttpError(401, apiErrorBody(401, message, code), { 'www-authenticate': challenge });
}

function missingScope({ anyOf }: Endpoint): HttpError {
  const message = `The token lacks the scope ${anyOf.join(' or ')}.`;
  const challenge = `Bearer realm="Ochno Operated", error="insufficient_scope", scope="${anyOf.join(' ')}"`;
  return new HttpError(403, apiErrorBody(403, message, 'insufficient_scope'), {
    'www-authenticate': challenge,
  });
}
