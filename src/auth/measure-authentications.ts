import { GatewayError } from '../schema/gateway-error.js';
import type {
  AuthenticationMetrics,
  AuthenticationOutcome,
  CredentialsKind,
} from '../telemetry/metrics/authentication-metrics.js';
import { API_KEY_PREFIX } from './api-keys/api-key-entry.js';
import type { Authenticate } from './authenticate.js';
import type { Credentials } from './credentials.js';
import { type Principal, principalKind } from './principal.js';
import { SESSION_COOKIE } from './sessions/cookies.js';

/** Counts the outcomes of an authentication. @returns the same authentication. */
export function measureAuthentications(
  authenticate: Authenticate,
  metrics: AuthenticationMetrics,
): Authenticate {
  const accepted = (principal: Principal): Principal => {
    metrics.authenticated(principalKind(principal), 'accepted');
    return principal;
  };
  const failed = (error: unknown, credentials: Credentials): never => {
    metrics.authenticated(kindOf(credentials), outcomeOf(error));
    throw error;
  };
  return (credentials) => {
    let authenticated: Principal | Promise<Principal>;
    try {
      authenticated = authenticate(credentials);
    } catch (error) {
      return failed(error, credentials);
    }
    if (!(authenticated instanceof Promise)) return accepted(authenticated);
    return authenticated.then(accepted, (error: unknown) => failed(error, credentials));
  };
}

/** By which credentials a request would have authenticated. */
function kindOf({ authorization, apiKey, cookie }: Credentials): CredentialsKind {
  if (apiKey.length > 0 || authorization.some((header) => header.includes(` ${API_KEY_PREFIX}`)))
    return 'api_key';
  if (authorization.length > 0) return 'user';
  return cookie.some((header) => header.includes(`${SESSION_COOKIE}=`)) ? 'session' : 'none';
}

function outcomeOf(error: unknown): AuthenticationOutcome {
  const isRejected =
    error instanceof GatewayError && (error.code === 'UNAUTHENTICATED' || error.code === 'RATE_LIMITED');
  return isRejected ? 'rejected' : 'unavailable';
}
