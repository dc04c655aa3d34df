import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second in /proc; the same on every Linux that Node supports. */
const TICKS_PER_SECOND = 100;

/** What a process has used so far. */
export interface ProcessUse {
  readonly cpuSeconds: number;
  readonly peakMib: number;
  /** Open files and sockets. */
  readonly descriptors: number;
}

/** Reads /proc; Linux only. @returns null where there is no such process any more. */
export function readProcessUse(pid: number): ProcessUse | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold spaces; user and system time are fields 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const peakKib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // A process that has ended but was not reaped has no memory.
    if (peakKib === undefined) return null;
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
      peakMib: Number(peakKib) / 1_024,
      descriptors: readdirSync(`/proc/${pid}/fd`).length,
    };
  } catch {
    return null;
  }
}
