import type { Span } from '../../telemetry/tracing/tracing.js';
import { untilAborted } from '../upstream/abort.js';
import type { CallContext } from '../upstream/call-context.js';
import { startDeadline } from '../upstream/deadline.js';
import type { PendingRead } from './answer-store.js';
import type { Entry } from './entry.js';

/** A fetch that belongs to no single request: the requests of its principal that need it at the same time share it. */
export interface SharedFetch {
  /** Whether a request that begins now may share the fetch, as far as its age allows it. */
  readonly isJoinable: boolean;
  /** When the fetch began, ms since the epoch. */
  readonly startedAt: number;
  /** The span of the request that started it; undefined where traces are off. */
  readonly starterSpan: Span | undefined;
  /**
   * Waits for the answer, for as long as the request of the context may.
   * @throws GatewayError the failure of the fetch; UPSTREAM_TIMEOUT at the request's own deadline.
   */
  wait(context: CallContext): Promise<Entry<unknown>>;
}

export interface SharedFetchOptions {
  /** The context of the request that starts the fetch: the call counts as one of its calls. */
  readonly starter: CallContext;
  /** The read that the fetch is registered as; it ends with the fetch. */
  readonly pending: PendingRead;
  /** When the fetch begins, ms since the epoch. */
  readonly startedAt: number;
  /** The time of the fetch, ms. */
  readonly deadlineMs: number;
  /** Whether the fetch continues where no request waits for it. */
  readonly isBackground: boolean;
  readonly fetch: (context: CallContext) => Promise<Entry<unknown>>;
}

/** Starts a fetch with a deadline of its own. It is aborted when the last request that waits for it has gone. */
export function startSharedFetch(options: SharedFetchOptions): SharedFetch {
  const { starter, pending, startedAt, deadlineMs, isBackground, fetch } = options;
  const abort = new AbortController();
  const deadline = startDeadline(deadlineMs);
  let isEnded = false;
  let waiting = 0;

  const result = fetch({ ...starter, signal: abort.signal, deadline }).finally(() => {
    isEnded = true;
    deadline.end();
    pending.end();
  });
  // A failure that no request waits for any more.
  result.catch(() => undefined);

  return {
    startedAt,
    starterSpan: starter.span,
    get isJoinable() {
      return !isEnded && !abort.signal.aborted && pending.isCurrent;
    },
    async wait(context) {
      waiting += 1;
      try {
        return await untilAborted(context, () => result);
      } finally {
        waiting -= 1;
        if (waiting === 0 && !isEnded && !isBackground) abort.abort();
      }
    },
  };
}
