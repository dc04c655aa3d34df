import { named } from './goals.js';
import type { Figures, Measured } from './measure.js';

/** Below this share of its core a server waits for the load generator, and its requests a second understate it. */
const BUSY = 0.9;

/** The tables as Markdown, a table for each question and scene. */
export function formatTables(measured: readonly Measured[]): string {
  return measured.map(formatTable).join('\n\n');
}

const HEADER = [
  'server',
  'req/s',
  'of Mercurius',
  'p50 ms',
  'p99 ms',
  'CPU ms a request',
  'of the limit',
  'req/s of a busy core',
  'calls a request',
  'MiB',
];

/** One table. */
export function formatTable({ question, scene, figures }: Measured): string {
  const mercurius = named(figures, 'mercurius');
  const limit = named(figures, 'pass-through');
  const rows = figures.map((own) => [
    own.contestant.label,
    whole(own.perSecond) + (own.busy < BUSY ? '*' : ''),
    ratio(own.perSecond, mercurius?.perSecond),
    own.p50Ms.toFixed(1),
    own.p99Ms.toFixed(1),
    precise(own.cpuMs),
    ratio(own.cpuMs, limit?.cpuMs),
    whole(1_000 / own.cpuMs),
    own.calls.toFixed(2),
    whole(own.residentMib),
  ]);
  const lines = [HEADER, ['---', ...HEADER.slice(1).map(() => '--:')], ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const bodies = scene.bodies === 'same' ? 'equal bodies' : 'bodies that differ in the power of three hubs';
  return [
    `**${question.name}**, ${question.title}; Operated answers after ${scene.delayMs} ms with ${bodies}`,
    '',
    ...lines,
    ...notes(figures),
  ].join('\n');
}

function notes(figures: readonly Figures[]): string[] {
  const idle = figures.filter(({ busy }) => busy < BUSY);
  if (idle.length === 0) return [];
  const shares = idle.map(({ contestant, busy }) => `${contestant.label} ${whole(busy * 100)} %`);
  return ['', `\\* of its core: ${shares.join(', ')}.`];
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** CPU times of all servers differ by three orders of magnitude. */
function precise(value: number): string {
  return value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

function ratio(value: number, other: number | undefined): string {
  return other === undefined ? '' : (value / other).toFixed(2);
}
