import type { Principal } from '../../auth/principal.js';
import type { Step } from './call.js';
import type { Endpoint } from './endpoints.js';
import { missingScope } from './upstream-failure.js';

/**
 * Adds the principal's bearer token. After a 401 the call is sent once more, where the principal has another token. A
 * call without a principal passes unchanged.
 */
export const authorise: Step = (next) => async (call) => {
  const { principal, endpoint } = call;
  if (principal === null) return next(call);
  requireScope(principal, endpoint);
  const bearerToken = await principal.bearerToken();
  const response = await next({ ...call, bearerToken });
  if (response.status !== 401) return response;
  const replacement = await principal.replace(bearerToken);
  return replacement === null ? response : next({ ...call, bearerToken: replacement });
};

/**
 * Keeps a caller within the scopes that the gateway grants it: the token of the service may allow more.
 * @throws GatewayError FORBIDDEN where the principal may not use the scope of the endpoint.
 */
export function requireScope(principal: Principal, { scope }: Endpoint): void {
  if (scope !== undefined && !principal.mayUse(scope)) throw missingScope(scope);
}
