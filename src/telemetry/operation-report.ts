/** The parts of an operation, in their order. */
export type OperationPhase = 'authentication' | 'parsingAndValidation' | 'limits' | 'execution';

/** What an operation has caused: counts and durations, and nothing of any data. */
export interface OperationReport {
  /** Called when a call to Operated is sent. @returns to be called when it has ended. */
  callSent(endpoint: string): () => void;
  /** Called where the operation waits for a call that another operation of its principal has sent. */
  joined(endpoint: string): void;
  /** Called where the cache answers a read. */
  cacheHit(): void;
  /** Called at the end of each phase. */
  ended(phase: OperationPhase): void;
  /** What was recorded so far, as `extensions.operated` shows it. */
  summary(): OperationSummary;
}

interface EndpointSummary {
  /** The attempts that this operation has sent. */
  calls: number;
  /** The calls of other operations of the principal that it waited for. */
  joined: number;
  /** The duration of its attempts that have ended, together. */
  ms: number;
}

export interface OperationSummary {
  readonly upstreamCalls: {
    readonly total: number;
    readonly byEndpoint: Readonly<Record<string, EndpointSummary>>;
  };
  readonly cacheHits: number;
  readonly phasesMs: Readonly<Partial<Record<OperationPhase, number>>>;
}

/** @param startedAt when the operation arrived, ms on the clock of `performance`. */
export function createOperationReport(startedAt: number): OperationReport {
  const endpoints = new Map<string, EndpointSummary>();
  const phasesMs: Partial<Record<OperationPhase, number>> = {};
  let cacheHits = 0;
  let phaseStartedAt = startedAt;

  const summaryOf = (endpoint: string): EndpointSummary => {
    const summary = endpoints.get(endpoint) ?? { calls: 0, joined: 0, ms: 0 };
    endpoints.set(endpoint, summary);
    return summary;
  };

  return {
    callSent(endpoint) {
      const sentAt = performance.now();
      const summary = summaryOf(endpoint);
      summary.calls += 1;
      return () => {
        summary.ms += performance.now() - sentAt;
      };
    },
    joined(endpoint) {
      summaryOf(endpoint).joined += 1;
    },
    cacheHit() {
      cacheHits += 1;
    },
    ended(phase) {
      const now = performance.now();
      phasesMs[phase] = rounded(now - phaseStartedAt);
      phaseStartedAt = now;
    },
    summary() {
      const entries = [...endpoints].map(
        ([endpoint, { calls, joined, ms }]) => [endpoint, { calls, joined, ms: rounded(ms) }] as const,
      );
      return {
        upstreamCalls: {
          total: entries.reduce((total, [, { calls }]) => total + calls, 0),
          byEndpoint: Object.fromEntries(entries),
        },
        cacheHits,
        phasesMs: { ...phasesMs },
      };
    },
  };
}

/** To a hundredth of a millisecond. */
function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
