import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Node's options of a gateway whose heap `readHeapMib` can read. @param root the folder of the repository. */
export function heapReportFlags(root: string): readonly string[] {
  return ['--expose-gc', '--require', join(root, 'dist/bench/fuzz/heap-report.js')];
}

/**
 * The heap after a full collection, MiB; NaN where the process has exited.
 * @param child a process started with `heapReportFlags` and its standard output piped.
 */
export async function readHeapMib({ stdout, pid, exitCode, signalCode }: ChildProcess): Promise<number> {
  if (stdout === null || pid === undefined || exitCode !== null || signalCode !== null) return NaN;
  const lines = createInterface(stdout);
  process.kill(pid, 'SIGUSR2');
  for await (const line of lines) {
    const bytes = /^\{"heapBytes":(\d+)\}$/.exec(line)?.[1];
    if (bytes !== undefined) {
      lines.close();
      stdout.resume();
      return Number(bytes) / 1_048_576;
    }
  }
  return NaN;
}
