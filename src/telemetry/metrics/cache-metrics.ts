import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/**
 * How a read was answered. `hit`: from the cache. `renewing`: from the cache, and renewed in the background. `joined`: by
 * a call that another request had started. `miss`: by a call. `stale`: by an earlier answer, because the call failed.
 * `bypass`: by a call of its own, because the cache may not serve it.
 */
export type ReadOutcome = 'hit' | 'renewing' | 'joined' | 'miss' | 'stale' | 'bypass';

/** A store of the cache. */
export interface StoreReading {
  readonly cache: 'answers' | 'responses';
  /** The limit of the estimated size. */
  readonly maxBytes: number;
  /** The estimated size. */
  readonly bytes: () => number;
}

/** What the reads of Operated report. */
export interface CacheMetrics {
  /** A read was answered, or failed. @param resource the kind of what was read, such as `hubs`. */
  read(resource: string, outcome: ReadOutcome): void;
  /** Single hubs were requested together. @param hubs how many. */
  batched(plan: 'list' | 'single', hubs: number): void;
  /** Reads the size of a store at each scrape. */
  watchStore(store: StoreReading): void;
}

/** Registers the metrics of the cache. */
export function createCacheMetrics(registry: Registry): CacheMetrics {
  const registers = [registry];
  const reads = new Counter({
    name: 'operated_gateway_cache_reads_total',
    help: 'Reads of Operated by resource and outcome: hit (answered from the cache), renewing (the same, and renewed in the background), joined (a call of another request answered it too), miss (a call), stale (the call failed, and an earlier answer was served), bypass (a call of its own, because the read may not be cached: a poll, a read after a change, Cache-Control: no-cache, or CACHE_TTL_MS=0). A repeated request reads nothing: see operated_gateway_graphql_answers_total.',
    labelNames: ['resource', 'outcome'],
    registers,
  });
  const batches = new Histogram({
    name: 'operated_gateway_batch_size',
    help: 'Single hubs that one operation requested together, by how they were read: list (one call of the list) or single (a call for each hub that the cache lacks).',
    labelNames: ['plan'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
    registers,
  });
  const stores = new Map<string, () => number>();
  new Gauge({
    name: 'operated_gateway_cache_bytes',
    help: 'The estimated heap that a store of the cache uses, in bytes: answers (of Operated) or responses (of queries; absent with EXECUTOR=reference).',
    labelNames: ['cache'],
    registers,
    collect() {
      for (const [cache, bytes] of stores) this.set({ cache }, bytes());
    },
  });
  const limits = new Gauge({
    name: 'operated_gateway_cache_max_bytes',
    help: 'The limit of operated_gateway_cache_bytes, in bytes: three quarters of CACHE_MAX_BYTES for answers, one quarter for responses.',
    labelNames: ['cache'],
    registers,
  });
  return {
    read: (resource, outcome) => reads.inc({ resource, outcome }),
    batched: (plan, hubs) => batches.observe({ plan }, hubs),
    watchStore({ cache, maxBytes, bytes }) {
      limits.set({ cache }, maxBytes);
      stores.set(cache, bytes);
    },
  };
}
