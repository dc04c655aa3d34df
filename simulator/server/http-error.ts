import type { JsonObject } from '../world/types.js';

/** An error with its HTTP answer. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    readonly body: JsonObject,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`HTTP ${status}`);
  }
}

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  410: 'gone',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  422: 'unprocessable',
  504: 'hub_timeout',
};

/** Inferred: the errors of the REST API are not documented. */
export function apiErrorBody(status: number, message: string, code = CODES[status]): JsonObject {
  return { error: code ?? (status >= 500 ? 'server_error' : 'bad_request'), message };
}

/** An error of the REST API. */
export function apiError(status: number, message: string): HttpError {
  return new HttpError(status, apiErrorBody(status, message));
}

export type OAuthCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

/** An error of the token endpoint, RFC 6749 section 5.2. */
export function oauthError(code: OAuthCode, description: string): HttpError {
  const body = { error: code, error_description: description };
  return code === 'invalid_client'
    ? new HttpError(401, body, { 'www-authenticate': 'Basic realm="Ochno Operated"' })
    : new HttpError(400, body);
}
