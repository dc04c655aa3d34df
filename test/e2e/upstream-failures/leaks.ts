import type { Stack } from '../../support/stack.js';

/** Texts of Operated and of the gateway's internals, which no client may receive. */
const INSIDE = [
  '/api/',
  '/identity/',
  '127.0.0.1',
  'ECONN',
  'axios',
  'node_modules',
  '.ts:',
  '.js:',
  'stack',
];
/** Texts of the simulator's answers to a fault. */
const BODIES = ['A fault was asked for', 'Bad Gateway', 'unexpected', 'doctype'];

/** The parts of Operated's address, its answer or the token that are in the text of an answer. */
export function leaksIn(text: string, stack: Stack, token: string): readonly string[] {
  return [...INSIDE, ...BODIES, stack.simulator.url, token].filter((word) => text.includes(word));
}

/** The parts of Operated's answer or the token that are in lines of the gateway's log, which does name endpoints. */
export function leaksInLog(lines: readonly string[], token: string): readonly string[] {
  const log = lines.join('');
  return [...BODIES, 'Bearer ', 'axios', token].filter((word) => log.includes(word));
}
