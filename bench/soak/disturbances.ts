import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { control } from '../live/world.js';
import { pick } from './operations.js';

/** What goes wrong while the gateways work. */
export interface Disturbances {
  /** How often each kind of disturbance occurred. */
  readonly counts: ReadonlyMap<string, number>;
  /** Ends the disturbances, and removes those that are in effect. */
  end(): Promise<void>;
}

export interface DisturbancesOptions {
  readonly operatedUrl: string;
  readonly hubs: readonly string[];
  readonly redis: ChildProcess;
  /** The mean time between revocations, ms. */
  readonly revocationMs: number;
}

interface Fault {
  readonly kind: string;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly delayMs?: number;
}

const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'status', status: 401 },
  { kind: 'delay', delayMs: 500 },
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'truncate' },
  { kind: 'invalid-json' },
  { kind: 'html' },
  { kind: 'wrong-shape' },
  { kind: 'empty' },
  { kind: 'slow-body' },
];
const SHARES = [0.05, 0.2, 1];
const FAULT_MS = { shortest: 500, longest: 3_000 };
const STALL_MS = { shortest: 300, longest: 3_000 };
const PAUSE_MS = { shortest: 500, longest: 4_000 };
const CHANGE_MS = { shortest: 50, longest: 400 };

/** Starts faults of Operated, revocations of tokens, stalls of Redis, and changes of the world. */
export function startDisturbances({
  operatedUrl,
  hubs,
  redis,
  revocationMs,
}: DisturbancesOptions): Disturbances {
  const counts = new Map<string, number>();
  const ended = new AbortController();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

  /** Repeats an action with pauses until the end. */
  async function repeat(pause: Range, act: () => Promise<void>): Promise<void> {
    while (!ended.signal.aborted) {
      await waitWithin(pause);
      if (!ended.signal.aborted) await act();
    }
  }

  const waitWithin = ({ shortest, longest }: Range) =>
    sleep(shortest + Math.random() * (longest - shortest), undefined, { signal: ended.signal }).catch(
      () => undefined,
    );

  async function fault(): Promise<void> {
    const rule = { method: '*', path: '*', share: pick(SHARES), ...pick(FAULTS) };
    count(`fault ${rule.kind}${rule.status === undefined ? '' : ` ${rule.status}`}`);
    await control(operatedUrl, 'PUT', 'faults', [rule]);
    await waitWithin(FAULT_MS);
    await control(operatedUrl, 'DELETE', 'faults');
  }

  async function revoke(): Promise<void> {
    count('revocation of all tokens of a client');
    await control(operatedUrl, 'POST', 'tokens/revoke', { clientId: pick(['demo-client', 'other-client']) });
  }

  async function stall(): Promise<void> {
    count('stall of Redis');
    redis.kill('SIGSTOP');
    await waitWithin(STALL_MS);
    redis.kill('SIGCONT');
  }

  async function change(): Promise<void> {
    count('change of the world');
    const hub = pick(hubs);
    if (Math.random() < 0.2) {
      await control(operatedUrl, 'POST', `hubs/${hub}/presence`, { online: Math.random() < 0.8 });
    } else {
      const customid = `changed ${Math.floor(Math.random() * 1_000_000)}`;
      await control(operatedUrl, 'POST', `hubs/${hub}/data`, { customid });
    }
  }

  const running = Promise.all([
    repeat(PAUSE_MS, fault),
    repeat({ shortest: revocationMs / 2, longest: revocationMs * 1.5 }, revoke),
    repeat({ shortest: 3_000, longest: 10_000 }, stall),
    repeat(CHANGE_MS, change),
  ]);
  return {
    counts,
    async end() {
      ended.abort();
      await running;
    },
  };
}

interface Range {
  readonly shortest: number;
  readonly longest: number;
}
