import type { RateLimit } from '../../cluster/rate-limits.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { FindApiKey } from './api-keys.js';
import type { Authenticators } from '../authenticate.js';
import type { ClientAddress } from '../client-address.js';
import { apiKeyPrincipal, type Principal } from '../principal.js';

/**
 * Callers of the service token, told apart by their keys. An address that presented too many wrong ones is not even
 * looked at for the rest of the minute, so that a right guess among them is not told from a wrong one.
 * @param now the clock, ms since the epoch.
 */
export function createApiKeyAuthenticator(
  service: Principal,
  findApiKey: FindApiKey,
  failures: RateLimit,
  clientAddress: ClientAddress,
  logger: Logger,
  now: () => number,
): Authenticators['byApiKey'] {
  return async (key, credentials) => {
    const address = clientAddress(credentials);
    const retryAfter = await failures.wait(address);
    if (retryAfter !== null) {
      throw new GatewayError('RATE_LIMITED', {
        message: 'Too many API keys of this address were not valid.',
        retryAfter,
      });
    }
    const entry = findApiKey(key);
    if (entry !== null) return apiKeyPrincipal(service, entry, now);
    await failures.count(address);
    logger.warn({ address }, 'an API key that is not valid');
    throw new GatewayError('UNAUTHENTICATED', { message: 'The API key is not valid.' });
  };
}
