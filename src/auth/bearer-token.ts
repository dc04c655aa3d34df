import { GatewayError } from '../schema/gateway-error.js';

/** RFC 6750, section 2.1: the scheme in any case, one space or more, a b64token. */
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * The bearer token of a request.
 * @param headers every Authorization header of the request, as sent.
 * @returns the token, or null where there is no such header.
 * @throws GatewayError UNAUTHENTICATED that names the violation, without any of the header's content.
 */
export function readBearerToken(headers: readonly string[]): string | null {
  const [header, ...others] = headers;
  if (header === undefined) return null;
  if (others.length > 0) throw malformed('the request has more than one');
  if (header.trim() === '') throw malformed('it is empty');
  const token = BEARER.exec(header.trim())?.[1];
  if (token === undefined) throw malformed('it must be "Bearer" and one token');
  return token;
}

function malformed(reason: string): GatewayError {
  return new GatewayError('UNAUTHENTICATED', {
    message: `The Authorization header is malformed: ${reason}.`,
  });
}
