import type { Attack, Bound } from './attack.js';
import type { Measured } from './monitor.js';

export interface Result extends Measured {
  readonly upstreamCalls: number;
  readonly seen: string;
  /** Whether the gateway behaved as required, within the attack's limits. */
  readonly holds: boolean;
}

/** The rows of a Markdown table: the results of each attack, for each gateway that was measured. */
export function header(builds: readonly string[]): string {
  const columns = ['#', 'attack', ...builds, 'bound'];
  return `| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`;
}

export function row({ id, title, bound }: Attack, results: readonly Result[]): string {
  return `| ${[id, title, ...results.map(cell), limits(bound)].join(' | ')} |`;
}

/** Whether what was measured is within the bound. */
export function isWithin(measured: Measured & { readonly upstreamCalls: number }, bound: Bound): boolean {
  return (
    measured.isAlive &&
    measured.cpuSeconds <= bound.cpuSeconds &&
    measured.peakMib <= bound.peakMib &&
    measured.upstreamCalls <= bound.upstreamCalls &&
    measured.healthWaitMs <= bound.healthWaitMs
  );
}

function cell({ isAlive, seen, holds, ...use }: Result): string {
  return `${figures(use)}${isAlive ? '' : ', **dead**'}; ${seen}${holds ? '' : ' ✗'}`;
}

function limits(bound: Bound): string {
  return figures(bound);
}

function figures({ cpuSeconds, peakMib, upstreamCalls, healthWaitMs }: Bound): string {
  const wait =
    healthWaitMs < 1_000 ? `${healthWaitMs.toFixed(0)} ms` : `${(healthWaitMs / 1_000).toFixed(1)} s`;
  return `${cpuSeconds.toFixed(1)} CPU s, ${peakMib.toFixed(0)} MiB, ${upstreamCalls} calls, ${wait}`;
}
