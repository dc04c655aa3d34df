import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

const ROOT = join(__dirname, '../..');
/** More than any process needs to start or to exit on a busy machine. */
const PATIENCE_MS = 30_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A process that a test has started. */
export interface Launched {
  readonly child: ChildProcess;
  /** Its standard output so far. */
  readonly said: () => string;
  /** Its standard error so far. */
  readonly complained: () => string;
  /** Waits until its standard output matches. @throws Error if it exits before, or after the time limit. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Waits for its exit. @throws Error after the time limit. */
  readonly ended: () => Promise<Ended>;
}

/** A gateway of a test shares the machine with others, and must not reject work because of them. */
const WITHOUT_SHEDDING = { SHED_EVENT_LOOP_DELAY_MS: '600000', SHED_QUEUE_DELAY_MS: '600000' };

const launched: ChildProcess[] = [];

/** Kills the processes that the tests of a file left running. Call it once in the file. */
export function endProcessesAfterAll(): void {
  afterAll(() => launched.forEach((child) => child.kill('SIGKILL')));
}

/** Starts a built program of the repository, such as `dist/src/main.js`, with these variables only, and without shedding. */
export function launchNode(
  program: string,
  variables: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Launched {
  return launch(process.execPath, [program, ...args], variables);
}

/** Starts a command in the root of the repository, with these variables only, and without shedding. */
export function launch(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Launched {
  const { PATH, HOME } = process.env;
  const child = spawn(command, args, { cwd: ROOT, env: { PATH, HOME, ...WITHOUT_SHEDDING, ...variables } });
  launched.push(child);
  let said = '';
  let complained = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complained += chunk));
  const closed = once(child, 'close').then(([code, signal]: unknown[]): Ended => ({
    code: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
  }));
  const report = (what: string) => new Error(`${what}\nstdout: ${said}\nstderr: ${complained}`);

  return {
    child,
    said: () => said,
    complained: () => complained,
    async says(pattern) {
      const limit = after(PATIENCE_MS, 'late' as const, { ref: false });
      for (;;) {
        const found = pattern.exec(said);
        if (found !== null) return found;
        const next = await Promise.race([once(child.stdout, 'data'), closed, limit]);
        if (next === 'late') throw report(`It never said ${String(pattern)}.`);
        if ('code' in next && !pattern.test(said))
          throw report(`It ended and never said ${String(pattern)}.`);
      }
    },
    async ended() {
      const end = await Promise.race([closed, after(PATIENCE_MS, 'late' as const, { ref: false })]);
      if (end === 'late') throw report('It did not end.');
      return end;
    },
  };
}
