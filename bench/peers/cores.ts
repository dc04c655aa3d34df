import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const SERVER_CORE = 0;
const LOAD_CORE = 1;

/** Binds processes to cores: the measured servers to one, the stub and the load generator to another. */
export interface Cores {
  /** Whether servers have a core that the load does not use. */
  readonly areSeparate: boolean;
  bindServer(pid: number): void;
  bindLoad(pid: number): void;
}

/** Where there is one core only, or no `taskset`, nothing is bound. */
export function createCores(): Cores {
  const areSeparate = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
  const bind = (pid: number, core: number) => {
    if (!areSeparate) return;
    // All threads: those of V8 and libuv exist already.
    const { status, stderr } = spawnSync('taskset', ['-acp', String(core), String(pid)]);
    if (status !== 0) throw new Error(`taskset: ${String(stderr)}`);
  };
  return {
    areSeparate,
    bindServer: (pid) => bind(pid, SERVER_CORE),
    bindLoad: (pid) => bind(pid, LOAD_CORE),
  };
}
