import { Redis } from 'ioredis';
import type { Holdings } from './messages.js';

/** One result of the run, with its bound. */
export interface Check {
  readonly what: string;
  readonly found: string;
  readonly bound: string;
  readonly holds: boolean;
}

const HEAP_GROWTH = 0.1;
/** Kept-alive sockets, and timers of requests that have just ended; a leak would be one for each of many operations. */
const RESOURCES_GROWTH = 50;
const MIB = 1_048_576;

/** A number that has to be 0. */
export function none(what: string, count: number): Check {
  return { what, found: String(count), bound: '0', holds: count === 0 };
}

/** A number that has a limit. @param unit follows both, after a space. */
export function atMost(what: string, value: number, limit: number, unit = ''): Check {
  const shown = (amount: number) => `${Math.round(amount)} ${unit}`.trimEnd();
  return { what, found: shown(value), bound: `≤ ${shown(limit)}`, holds: value <= limit };
}

/** What a gateway holds at the end, compared with the start. */
export function growth(
  name: string,
  start: Holdings | undefined,
  end: Holdings | undefined,
): readonly Check[] {
  if (start === undefined || end === undefined) throw new Error(`${name} was not measured`);
  const mib = ({ heapBytes }: Holdings) => (heapBytes / MIB).toFixed(1);
  const resources = (holdings: Holdings) => total(new Map(Object.entries(holdings.resources)));
  return [
    {
      what: `heap of ${name}, MiB`,
      found: `${mib(start)} → ${mib(end)}`,
      bound: `+${HEAP_GROWTH * 100} %`,
      holds: end.heapBytes <= start.heapBytes * (1 + HEAP_GROWTH),
    },
    {
      what: `sockets and timers of ${name}`,
      found: `${resources(start)} → ${resources(end)}`,
      bound: `+${RESOURCES_GROWTH}`,
      holds: resources(end) <= resources(start) + RESOURCES_GROWTH,
    },
    {
      what: `listeners of the process of ${name}`,
      found: `${start.listeners} → ${end.listeners}`,
      bound: 'equal',
      holds: end.listeners === start.listeners,
    },
  ];
}

/** What stopped gateways have left in Redis. */
export async function leftInRedis(redisUrl: string): Promise<readonly Check[]> {
  const redis = new Redis(redisUrl);
  const keys = await redis.keys('*operated-gateway:*');
  const clients = String(await redis.client('LIST'))
    .trim()
    .split('\n');
  redis.disconnect();
  return [
    none('leases left in Redis', keys.filter((key) => key.endsWith(':lease')).length),
    none(
      'locks left in Redis',
      keys.filter((key) => key.startsWith('mutex:operated-gateway:renewal:')).length,
    ),
    none('connections left to Redis', clients.length - 1),
  ];
}

/** The checks as a Markdown table. */
export function table(checks: readonly Check[]): string {
  const rows = checks.map(
    ({ what, found, bound, holds }) => `| ${what} | ${found}${holds ? '' : ' ✗'} | ${bound} |`,
  );
  return ['| what | found | bound |', '|---|---|---|', ...rows].join('\n');
}

/** Counts as one line, the most frequent first. */
export function listed(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.map(([what, count]) => `${count} × ${what}`).join('; ') || 'none';
}

/** The sum of the counts that `isCounted` selects; of all by default. */
export function total(
  counts: ReadonlyMap<string, number>,
  isCounted: (what: string) => boolean = () => true,
): number {
  return [...counts].reduce((sum, [what, count]) => sum + (isCounted(what) ? count : 0), 0);
}
