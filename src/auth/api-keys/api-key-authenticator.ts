import type { RateLimit } from '../../cluster/rate-limits.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';
import type { FindApiKey } from './api-keys.js';
import type { Authenticators } from '../authenticate.js';
import { createBlockedAddresses } from '../blocked-addresses.js';
import type { ClientAddress } from '../client-address.js';
import { apiKeyPrincipal, type Principal } from '../principal.js';

/**
 * Authenticates callers of the service by API key. After too many invalid keys from one address, every key from it is
 * rejected unread for the rest of the minute, so that guessing does not reveal a valid one. Failures are counted across
 * all gateways, and only they cost a call to Redis: a gateway that has received none of them learns of the limit with
 * the first invalid key that it receives itself.
 * @param failures counts invalid keys by address.
 * @param now the clock, ms since the epoch.
 */
export function createApiKeyAuthenticator(
  service: Principal,
  findApiKey: FindApiKey,
  failures: RateLimit,
  clientAddress: ClientAddress,
  logger: Logger,
  now: () => number,
  metrics?: LimitsMetrics,
): Authenticators['byApiKey'] {
  const blocked = createBlockedAddresses();
  const rejectIfBlocked = (address: string) => {
    const retryAfter = blocked.retryAfter(address);
    if (retryAfter === null) return;
    metrics?.hit('failed_api_keys');
    throw new GatewayError('RATE_LIMITED', {
      message: 'Too many invalid API keys came from this address.',
      retryAfter,
    });
  };
  return async (key, credentials) => {
    const address = clientAddress(credentials);
    rejectIfBlocked(address);
    const entry = findApiKey(key);
    if (entry !== null) return apiKeyPrincipal(service, entry, now);
    const { isExceeded, remaining, resetSeconds } = await failures.adjust(address, 1);
    if (remaining === 0) blocked.block(address, resetSeconds);
    if (isExceeded) rejectIfBlocked(address);
    logger.warn({ address }, 'an invalid API key');
    throw new GatewayError('UNAUTHENTICATED', { message: 'The API key is not valid.' });
  };
}
