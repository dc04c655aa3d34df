/** How old an answer may be that is served from the cache. */
export interface CachePolicy {
  /** An answer is fresh for this time, and is served while it is renewed for as long again, ms; 0 serves nothing. */
  readonly ttlMs: number;
  /** How old an answer may be that is served because Operated fails, ms. */
  readonly staleIfErrorMs: number;
}

/** `fresh`: served. `renewable`: served, and renewed in the background. `expired`: Operated is asked first. */
export type Freshness = 'fresh' | 'renewable' | 'expired';

/** @param ageMs since the request was sent. A negative age, after a change of the clock, counts as unknown. */
export function freshnessOf(ageMs: number, { ttlMs }: CachePolicy): Freshness {
  if (ageMs < 0 || ageMs >= 2 * ttlMs) return 'expired';
  return ageMs < ttlMs ? 'fresh' : 'renewable';
}

/** Whether an answer of this age may be served because Operated fails. */
export function mayReplaceFailure(ageMs: number, { ttlMs, staleIfErrorMs }: CachePolicy): boolean {
  return ttlMs > 0 && ageMs >= 0 && ageMs < staleIfErrorMs;
}
