import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { end } from '../live/world.js';
import { PEERS } from './contestants.js';
import type { Cores } from './cores.js';
import type { LoadOrder, LoadResult } from './load-message.js';

/** The process that sends the requests. */
export interface LoadGenerator {
  /** Carries out one order. Orders must not overlap. @throws Error if the process has ended. */
  send(order: LoadOrder): Promise<LoadResult>;
  stop(): Promise<void>;
}

/** @param cores bind the process. */
export function startLoadGenerator(cores: Cores): LoadGenerator {
  const child: ChildProcess = fork(join(PEERS, 'dist/servers/load.js'));
  if (child.pid !== undefined) cores.bindLoad(child.pid);
  return {
    send: (order) =>
      new Promise((resolve, reject) => {
        const fail = (code: number | null) => reject(new Error(`the load generator ended with ${code}`));
        child.once('exit', fail);
        child.once('message', (result) => {
          child.off('exit', fail);
          resolve(result as LoadResult);
        });
        child.send(order);
      }),
    stop: () => end(child, 'SIGKILL'),
  };
}
