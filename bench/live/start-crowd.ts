import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { endWithBench } from './world.js';

/** The subscribers to connect. */
export interface CrowdOptions {
  readonly port: number;
  /** The number of the first subscriber. */
  readonly first: number;
  readonly count: number;
  /** Used in turn. */
  readonly tokens: readonly string[];
  readonly query: string;
}

/** What the subscribers received. */
export interface CrowdReport {
  /** How many messages arrived in each millisecond since the epoch, since the last report. */
  readonly arrivals: readonly (readonly [atMs: number, messages: number])[];
  /** All messages so far, the acknowledgements of the protocol included. */
  readonly received: number;
  /** The CPU time of the process that reads them so far, ms. */
  readonly cpuMs: number;
}

/** Subscribers in a process of their own. */
export interface Crowd {
  /** Connects more subscribers. Resolves when all of them have subscribed. */
  join(options: CrowdOptions): Promise<CrowdReport>;
  report(): Promise<CrowdReport>;
}

/** Starts a process without subscribers yet; it ends with the bench. */
export function startCrowd(): Crowd {
  const child = fork(join(__dirname, 'crowd.js'));
  endWithBench(child);
  const ask = async (message: CrowdOptions | 'report'): Promise<CrowdReport> => {
    child.send(message);
    const [report] = (await once(child, 'message')) as [CrowdReport];
    return report;
  };
  return { join: (options) => ask(options), report: () => ask('report') };
}
