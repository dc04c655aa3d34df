import type { FastifyInstance } from 'fastify';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';
import { nextLimit } from './adaptive-limit.js';
import { measureQueueDelay } from './queue-delay.js';

/** Seconds after which a rejected client may try again: the limit adapts several times a second. */
export const RETRY_AFTER_SECONDS = 1;

/** The part of the places that one principal may take while others have operations under way. */
const SHARE_OF_PRINCIPAL = 3 / 4;
/** After this time without a rejection, the next one is logged again. */
const EPISODE_MS = 5_000; // 5 seconds

/** The operations under way in this process, on all transports. */
export interface OperationsInFlight {
  /** Whether the next operation would be rejected, whatever its principal. */
  isFull(): boolean;
  /** Counts a request that was rejected because `isFull`. */
  rejected(): void;
  /**
   * Begins an operation.
   * @returns ends it; further calls have no effect.
   * @throws GatewayError OVERLOADED where too many operations are under way, or too many of this principal while others
   *   have some too.
   */
  enter(principalKey: string): () => void;
}

export interface InFlightOptions {
  /** The highest number of operations under way. */
  readonly highest: number;
  /** The delay of work above which fewer operations are accepted, ms. */
  readonly acceptedDelayMs: number;
  readonly metrics?: LimitsMetrics | undefined;
  readonly logger: Logger;
}

/**
 * Limits the operations under way, for as long as the server is open. The limit falls while work waits for too long, so
 * that the operations that are accepted stay fast; what is beyond it is rejected immediately.
 */
export function limitOperationsInFlight(
  app: FastifyInstance,
  { highest, acceptedDelayMs, metrics, logger }: InFlightOptions,
): OperationsInFlight {
  const byPrincipal = new Map<string, number>();
  let limit = highest;
  /** When the delay was last accepted, and when it was last too long. */
  let acceptedAt = performance.now();
  let delayedAt = -Infinity;
  let inFlight = 0;
  let rejections = 0;
  let lastRejectionAt = -Infinity;

  metrics?.watchInFlight(() => ({ operations: inFlight, limit }));
  measureQueueDelay(app, (delayMs) => {
    const now = performance.now();
    if (delayMs > acceptedDelayMs) delayedAt = now;
    else acceptedAt = now;
    const [delayedForMs, calmForMs] = [now - acceptedAt, now - delayedAt];
    limit = nextLimit({ limit, highest, inFlight, delayMs, delayedForMs, calmForMs, acceptedDelayMs });
    if (rejections === 0 || now - lastRejectionAt < EPISODE_MS) return;
    logger.info({ rejections }, 'operations are no longer rejected');
    rejections = 0;
  });

  const rejected = () => {
    rejections += 1;
    lastRejectionAt = performance.now();
    metrics?.hit('operations_in_flight');
    if (rejections === 1) {
      logger.warn({ inFlight, limit, highest }, 'too many operations under way: new ones are rejected');
    }
  };
  const isFull = () => inFlight >= limit;

  return {
    isFull,
    rejected,
    enter(principalKey) {
      const ofPrincipal = byPrincipal.get(principalKey) ?? 0;
      const isShared = byPrincipal.size > (ofPrincipal === 0 ? 0 : 1);
      const places = isShared ? Math.ceil(limit * SHARE_OF_PRINCIPAL) : limit;
      if (isFull() || ofPrincipal >= places) {
        rejected();
        throw new GatewayError('OVERLOADED', { retryAfter: RETRY_AFTER_SECONDS });
      }
      inFlight += 1;
      byPrincipal.set(principalKey, ofPrincipal + 1);
      let isUnderWay = true;
      return () => {
        if (!isUnderWay) return;
        isUnderWay = false;
        inFlight -= 1;
        const left = (byPrincipal.get(principalKey) ?? 1) - 1;
        if (left === 0) byPrincipal.delete(principalKey);
        else byPrincipal.set(principalKey, left);
      };
    },
  };
}
