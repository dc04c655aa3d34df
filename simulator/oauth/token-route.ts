import { Type } from '@sinclair/typebox';
import type { FastifyError } from 'fastify';

import type { SimulatorConfig } from '../config.js';
import { documented } from '../rest/schemas.js';
import type { App } from '../server/app.js';
import { ENDPOINTS } from '../server/endpoints.js';
import { HttpError, oauthError } from '../server/http-error.js';
import { operated } from '../server/operated-route.js';
import type { World } from '../world/types.js';
import { authenticateClient } from './client.js';
import type { Grants } from './grants.js';
import { tokenResponse } from './token-response.js';

const text = Type.Optional(Type.String());

/** Unknown fields are ignored, as RFC 6749 requires; a repeated field is not text. */
const tokenForm = Type.Object({
  grant_type: text,
  client_id: text,
  client_secret: text,
  scope: text,
  code: text,
  redirect_uri: text,
  codeVerifier: text,
  code_verifier: text,
  refresh_token: text,
});

const tokens = Type.Object({
  access_token: Type.String(),
  refresh_token: text,
  token_type: text,
  expires_in: Type.Optional(Type.Union([Type.Number(), Type.String()])),
  access_expires_in: text,
  scope: text,
});

const errorBody = Type.Object({ error: Type.String(), error_description: text });

/** `POST /identity/oauth/v2/token`. */
export function tokenRoute(app: App, world: World, grants: Grants, config: SimulatorConfig): void {
  app.route({
    ...operated(ENDPOINTS.token),
    schema: {
      tags: ['identity'],
      summary: 'Tokens for client credentials, an authorisation code or a refresh token',
      consumes: ['application/x-www-form-urlencoded'],
      body: tokenForm,
      response: documented({ 200: tokens, 400: errorBody, 401: errorBody }),
    },
    errorHandler: (error, _request, reply) => {
      const oauthFailure = asOAuthError(error);
      void reply
        .status(oauthFailure.status)
        .headers({ ...NOT_STORED, ...oauthFailure.headers })
        .send(oauthFailure.body);
    },
    handler: (request, reply) => {
      if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
        throw oauthError('invalid_request', 'The request must be application/x-www-form-urlencoded.');
      }
      const client = authenticateClient(world, request.headers.authorization, request.body);
      const issued = grants.grant(client, request.body);
      return reply.headers(NOT_STORED).send(tokenResponse(issued, config));
    },
  });
}

const NOT_STORED = { 'cache-control': 'no-store', pragma: 'no-cache' };

function asOAuthError(error: FastifyError | HttpError): HttpError {
  if (error instanceof HttpError) return error;
  // Only errors of the parser and the schema are the client's; other errors must not look like it.
  if (error.statusCode === undefined || error.statusCode >= 500) throw error;
  return oauthError('invalid_request', error.message);
}
