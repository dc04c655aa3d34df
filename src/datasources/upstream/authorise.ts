import type { Principal } from '../../auth/principal.js';
import { GatewayError } from '../../schema/gateway-error.js';
import { decline, type Step } from './call.js';
import type { Endpoint } from './endpoints.js';
import { missingScope } from './upstream-failure.js';

/**
 * Adds the principal's bearer token. After a 401 the call is sent once more, where the principal has another token. A
 * call without a principal passes unchanged. A new token of the service that is rejected too is an error of the gateway,
 * not of the caller: GATEWAY_CREDENTIALS_REJECTED.
 */
export const authorise: Step = (next) => async (call) => {
  const { principal, endpoint } = call;
  if (principal === null) return next(call);
  const lacking = lackingScope(principal, endpoint);
  if (lacking !== null) throw decline(call, 'scope', missingScope(lacking));
  let bearerToken: string;
  try {
    bearerToken = await principal.bearerToken();
  } catch (error) {
    call.declined = 'no_token';
    throw error;
  }
  call.bearerToken = bearerToken;
  const response = await next(call);
  if (response.status !== 401) return response;
  const replacement = await principal.replace(bearerToken);
  if (replacement === null) return response;
  call.bearerToken = replacement;
  const second = await next(call);
  if (second.status === 401 && principal.kind === 'service') {
    throw new GatewayError('GATEWAY_CREDENTIALS_REJECTED', {
      message: 'Operated rejects the tokens of this gateway.',
    });
  }
  return second;
};

/**
 * Keeps a caller within the scopes that the gateway grants it: the token of the service may allow more.
 * @throws GatewayError FORBIDDEN where the principal may not use the scope of the endpoint.
 */
export function requireScope(principal: Principal, endpoint: Endpoint): void {
  const lacking = lackingScope(principal, endpoint);
  if (lacking !== null) throw missingScope(lacking);
}

/** The scope of the endpoint, where the principal may not use it; null where it may. */
function lackingScope(principal: Principal, { scope }: Endpoint): string | null {
  return scope === undefined || principal.mayUse(scope) ? null : scope;
}
