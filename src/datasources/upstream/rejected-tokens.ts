import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { EMPTY_BODY } from '../../wire/body.js';
import type { Step, UpstreamCall, UpstreamResponse } from './call.js';
import { NO_VALIDATORS } from './validators.js';
import { entryLimit } from '../../wire/entry-limit.js';

/** How long a rejected token is rejected again without a call. */
const REJECTED_MS = 5_000; // 5 seconds
/** How long after an accepted call a token counts as valid, even if one endpoint answers 401. */
const ACCEPTED_MS = 30_000; // 30 seconds
/** How long the calls of an unknown token wait for the outcome of its first one: a slow endpoint must not delay all. */
const FIRST_CALL_MS = 1_000; // 1 second
/** The number of tokens kept; for an evicted one Operated is called again. */
const MAX_TOKENS = 10_000;

/** Whether Operated has rejected a token, and until when that counts, ms since the epoch. */
interface Verdict {
  readonly isRejected: boolean;
  until: number;
}

const REJECTED: UpstreamResponse = {
  status: 401,
  body: EMPTY_BODY,
  retryAfter: null,
  location: null,
  validators: NO_VALIDATORS,
};

/**
 * Remembers the callers' tokens that Operated has rejected, by principal, and answers 401 in its place for a few seconds:
 * a request of many fields with an invalid token makes one call. The tokens of the service and of sessions are exempt,
 * because they are replaced after a 401.
 * @param now the clock, ms since the epoch.
 */
export function rejectedTokens(now: () => number): Step {
  const verdicts = new LRUCache<string, Verdict>(entryLimit(MAX_TOKENS));
  const firstCalls = new Map<string, Promise<unknown>>();

  const verdictOf = (key: string): Verdict | null => {
    const verdict = verdicts.get(key);
    return verdict === undefined || now() >= verdict.until ? null : verdict;
  };

  return (next) => {
    const sendAndRemember = async (call: UpstreamCall, key: string): Promise<UpstreamResponse> => {
      const response = await next(call);
      const isRejected = response.status === 401;
      const verdict = verdictOf(key);
      if (isRejected && verdict?.isRejected === false) return response;
      const until = now() + (isRejected ? REJECTED_MS : ACCEPTED_MS);
      if (verdict?.isRejected === isRejected) verdict.until = until;
      else verdicts.set(key, { isRejected, until });
      return response;
    };

    const sendFirst = (call: UpstreamCall, key: string): Promise<UpstreamResponse> => {
      const sent = sendAndRemember(call, key);
      const settled = sent.then(
        () => firstCalls.delete(key),
        () => firstCalls.delete(key),
      );
      firstCalls.set(key, settled);
      return sent;
    };

    return async (call) => {
      if (call.principal?.kind !== 'user') return next(call);
      const { key } = call.principal;
      let verdict = verdictOf(key);
      if (verdict === null) {
        const firstCall = firstCalls.get(key);
        if (firstCall === undefined) return sendFirst(call, key);
        await Promise.race([firstCall, delay(FIRST_CALL_MS, undefined, { ref: false })]);
        verdict = verdictOf(key);
      }
      if (verdict?.isRejected !== true) return sendAndRemember(call, key);
      call.declined = 'rejected_token';
      return REJECTED;
    };
  };
}
