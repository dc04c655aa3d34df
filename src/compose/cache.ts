import type { Cluster } from '../cluster/cluster.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import { type AnswerStore, createAnswerStore } from '../datasources/cache/answer-store.js';
import { createInvalidations, type Invalidations } from '../datasources/cache/invalidations.js';
import { createReads, type Reads } from '../datasources/cache/reads.js';
import type { OperatedClient } from '../datasources/upstream/operated-client.js';
import type { Logger } from '../telemetry/logger.js';

/** The cache of Operated's answers. */
export interface ComposedCache {
  readonly store: Pick<AnswerStore, 'dropPrincipal' | 'close'>;
  readonly invalidations: Invalidations;
  /** Reads by this client, served from the cache where that is allowed. */
  createReads(client: Pick<OperatedClient, 'fetch'>): Reads;
}

/** Answers are kept at least this long for the comparison with the next one: polls are at most as far apart by default. */
const SHORTEST_RETENTION_MS = 60_000; // 1 minute

/** Wires the cache. Sessions that end at any gateway of the cluster lose their answers at once. */
export function composeCache(
  config: GatewayConfig,
  cluster: Pick<Cluster, 'endedSessions' | 'invalidations'>,
  logger: Logger,
  now: () => number,
): ComposedCache {
  const policy = { ttlMs: config.CACHE_TTL_MS, staleIfErrorMs: config.CACHE_STALE_IF_ERROR_MS };
  const store = createAnswerStore({
    maxBytes: config.CACHE_MAX_BYTES,
    retentionMs: Math.max(2 * policy.ttlMs, policy.staleIfErrorMs, SHORTEST_RETENTION_MS),
    now,
  });
  const invalidations = createInvalidations(store, cluster.invalidations, logger);
  cluster.endedSessions.subscribe((principalKey) => store.dropPrincipal(principalKey));
  return {
    store,
    invalidations,
    createReads: (client) =>
      createReads({ client, store, invalidations, policy, deadlineMs: config.REQUEST_DEADLINE_MS, now }),
  };
}
