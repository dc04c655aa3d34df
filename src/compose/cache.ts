import type { Cluster } from '../cluster/cluster.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import { type AnswerStore, createAnswerStore } from '../datasources/cache/answer-store.js';
import { createInvalidations, type Invalidations } from '../datasources/cache/invalidations.js';
import { createReads, type Reads } from '../datasources/cache/reads.js';
import type { OperatedClient } from '../datasources/upstream/operated-client.js';
import { createResponseStore, type ResponseStore } from '../server/graphql/response-cache/response-store.js';
import type { Logger } from '../telemetry/logger.js';
import type { CacheMetrics } from '../telemetry/metrics/cache-metrics.js';

/** The cache of Operated's answers. */
export interface ComposedCache {
  readonly store: Pick<AnswerStore, 'dropPrincipal' | 'close'>;
  /** The last responses of queries; null where every query is executed. */
  readonly responses: ResponseStore | null;
  readonly invalidations: Invalidations;
  /** Reads by this client, served from the cache where that is allowed. */
  createReads(client: Pick<OperatedClient, 'fetch'>): Reads;
}

/** Answers are kept at least this long for the comparison with the next one: polls are at most as far apart by default. */
const SHORTEST_RETENTION_MS = 60_000; // 1 minute

/** The part of the cache that is for responses. */
const RESPONSE_SHARE = 1 / 4;

/** Wires the cache. Sessions that end at any gateway of the cluster lose their answers at once. */
export function composeCache(
  config: GatewayConfig,
  cluster: Pick<Cluster, 'endedSessions' | 'invalidations'>,
  logger: Logger,
  now: () => number,
  metrics?: CacheMetrics,
): ComposedCache {
  const policy = { ttlMs: config.CACHE_TTL_MS, staleIfErrorMs: config.CACHE_STALE_IF_ERROR_MS };
  const retentionMs = Math.max(2 * policy.ttlMs, policy.staleIfErrorMs, SHORTEST_RETENTION_MS);
  const responseBytes =
    config.EXECUTOR === 'reference' ? 0 : Math.floor(config.CACHE_MAX_BYTES * RESPONSE_SHARE);
  const answerBytes = config.CACHE_MAX_BYTES - responseBytes;
  const answers = createAnswerStore({ maxBytes: answerBytes, retentionMs, now });
  const responses =
    responseBytes === 0 ? null : createResponseStore({ maxBytes: responseBytes, retentionMs, now });
  metrics?.watchStore({ cache: 'answers', maxBytes: answerBytes, bytes: () => answers.bytes });
  if (responses !== null) {
    metrics?.watchStore({ cache: 'responses', maxBytes: responseBytes, bytes: () => responses.bytes });
  }
  const store = {
    dropPrincipal(principalKey: string): void {
      answers.dropPrincipal(principalKey);
      responses?.dropPrincipal(principalKey);
    },
    close(): void {
      answers.close();
      responses?.close();
    },
  };
  const invalidations = createInvalidations(answers, cluster.invalidations, logger);
  cluster.endedSessions.subscribe((principalKey) => store.dropPrincipal(principalKey));
  return {
    store,
    responses,
    invalidations,
    createReads: (client) =>
      createReads({
        client,
        store: answers,
        invalidations,
        policy,
        deadlineMs: config.REQUEST_DEADLINE_MS,
        metrics,
        now,
      }),
  };
}
