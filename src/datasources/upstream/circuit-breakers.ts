import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { BreakerReading } from '../../telemetry/metrics/upstream-metrics.js';
import { decline, type Step } from './call.js';
import {
  type CallOutcome,
  type CircuitBreaker,
  type CircuitBreakerOptions,
  type CircuitState,
  createCircuitBreaker,
} from './circuit-breaker.js';
import { type Endpoint, endpointName, ENDPOINTS } from './endpoints.js';
import { TransportError } from './transport-error.js';

/** A circuit breaker for each endpoint of Operated. */
export interface CircuitBreakers {
  /** Rejects calls to an endpoint whose breaker is open, and records the outcomes of the others. */
  readonly step: Step;
  /** Rejects calls whose breaker has opened while they waited for a place. */
  readonly recheck: Step;
  /** The breakers that are not closed, by endpoint, such as `GET /api/hubs/v1`. */
  notClosed(): Readonly<Record<string, CircuitState>>;
  /** The breakers of all endpoints; one that was never called is closed. */
  all(): readonly BreakerReading[];
}

/** @param now the clock, ms since the epoch. */
export function createCircuitBreakers(
  options: CircuitBreakerOptions,
  logger: Logger,
  now: () => number,
): CircuitBreakers {
  const breakers = new Map<Endpoint, CircuitBreaker>();

  function breakerOf(endpoint: Endpoint): CircuitBreaker {
    const known = breakers.get(endpoint);
    if (known !== undefined) return known;
    const name = endpointName(endpoint);
    const breaker = createCircuitBreaker(options, (state) => {
      if (state === 'open') logger.warn({ endpoint: name, state }, 'circuit breaker');
      else logger.info({ endpoint: name, state }, 'circuit breaker');
    });
    breakers.set(endpoint, breaker);
    return breaker;
  }

  return {
    step: (next) => async (call) => {
      const admitted = breakerOf(call.endpoint).admit(now());
      if (admitted === null) throw decline(call, 'circuit_breaker', circuitOpen());
      call.isTrial = admitted.isTrial;
      let outcome: CallOutcome = 'unknown';
      try {
        const response = await next(call);
        outcome = response.status >= 500 ? 'failed' : 'answered';
        return response;
      } catch (error) {
        if (error instanceof TransportError && error.reason !== 'aborted') outcome = 'failed';
        throw error;
      } finally {
        admitted.settle(outcome, now());
      }
    },
    recheck: (next) => (call) => {
      const isOpen = !call.isTrial && breakerOf(call.endpoint).state(now()) === 'open';
      return isOpen ? Promise.reject(decline(call, 'circuit_breaker', circuitOpen())) : next(call);
    },
    notClosed: () =>
      Object.fromEntries(
        [...breakers]
          .map(([endpoint, breaker]) => [endpointName(endpoint), breaker.state(now())] as const)
          .filter(([, state]) => state !== 'closed'),
      ),
    all: () =>
      Object.values(ENDPOINTS).map((endpoint) => ({
        endpoint: endpointName(endpoint),
        state: breakers.get(endpoint)?.state(now()) ?? 'closed',
      })),
  };
}

function circuitOpen(): GatewayError {
  return new GatewayError('UPSTREAM_UNAVAILABLE', {
    message: 'Operated has failed repeatedly: the gateway does not call it for a moment.',
  });
}
