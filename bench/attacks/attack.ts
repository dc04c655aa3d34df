import type { Proxy } from './list-only-proxy.js';
import type { Target } from './target.js';

/** The limits of what an attack may cost the gateway. */
export interface Bound {
  readonly cpuSeconds: number;
  /** Highest resident set since the start of the process, MiB. */
  readonly peakMib: number;
  readonly upstreamCalls: number;
  /** Longest wait of a client at /healthz, ms. */
  readonly healthWaitMs: number;
}

export interface Outcome {
  /** What the attacker observed, in a few words. */
  readonly seen: string;
  /** Whether the gateway behaved as required. */
  readonly holds: boolean;
}

export interface Attack {
  /** As `npm run bench:attacks -- --only` names it. */
  readonly id: string;
  readonly title: string;
  /** The attack is aborted after this time, s. */
  readonly seconds: number;
  readonly bound: Bound;
  /** Variables of the gateway, besides those of production. */
  readonly gateway?: (port: number) => Readonly<Record<string, string>>;
  /** Variables of the simulator. */
  readonly simulator?: Readonly<Record<string, string>>;
  /** A proxy between the gateway and the simulator. */
  readonly front?: (operatedUrl: string) => Promise<Proxy>;
  /** Runs it from outside. `target.signal` is aborted when its time is over. */
  run(target: Target): Promise<Outcome>;
}

/** A bound for what is rejected without work. */
export const REJECTED: Bound = { cpuSeconds: 3, peakMib: 400, upstreamCalls: 5, healthWaitMs: 2_000 };
