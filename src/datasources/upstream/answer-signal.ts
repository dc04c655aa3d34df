import type { Step } from './call.js';

/** Reports that Operated answers calls, so that what paused because of an outage goes on. */
export interface AnswerSignal {
  readonly step: Step;
  /** Calls the listener when calls are answered, twice a second at most. @returns how to stop. */
  listen(listener: () => void): () => void;
}

const DISTANCE_MS = 500;

/** @param now the clock, ms since the epoch. */
export function createAnswerSignal(now: () => number): AnswerSignal {
  const listeners = new Set<() => void>();
  let reportedAt = -Infinity;
  return {
    step: (next) => async (call) => {
      const response = await next(call);
      if (listeners.size > 0 && response.status < 500 && now() - reportedAt >= DISTANCE_MS) {
        reportedAt = now();
        for (const listener of [...listeners]) listener();
      }
      return response;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
