import type { Stack } from '../../support/stack.js';

/** Words of the upstream and of the inside of the gateway, which no client may read. */
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
/** Words of what the simulator answers instead of an answer. */
const BODIES = ['A fault was asked for', 'Bad Gateway', 'unexpected', 'doctype'];

/** What of the upstream, its answer or the token is in the text that a client reads. */
export function leaksIn(text: string, stack: Stack, token: string): readonly string[] {
  return [...INSIDE, ...BODIES, stack.simulator.url, token].filter((word) => text.includes(word));
}

/** What of the upstream's answer or the token is in the gateway's log; there, endpoints are named. */
export function leaksInLog(stack: Stack, token: string): readonly string[] {
  const log = stack.gateway.log.join('');
  return [...BODIES, 'Bearer ', 'axios', token].filter((word) => log.includes(word));
}
