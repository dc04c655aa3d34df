import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Random } from '../../simulator/world/random.js';
import { randomDocument } from './documents.js';
import type { Findings } from './findings.js';
import type { FuzzTarget } from './http-attempts.js';
import { randomBody, randomJson } from './json.js';
import { hostileText } from './texts.js';

/** How long messages are awaited after the last one was sent, ms. */
const LISTENING_MS = 300;
const PATIENCE_MS = 30_000;
const TYPES = [
  'connection_init',
  'ping',
  'pong',
  'subscribe',
  'next',
  'error',
  'complete',
  'connection_ack',
  '',
  'start',
];
const PROTOCOLS = [
  'graphql-transport-ws',
  'graphql-transport-ws',
  'graphql-transport-ws',
  'graphql-ws',
  'unknown',
];

/** One WebSocket: messages in any order, of any shape, as text, as binary, in fragments, or as invalid frames. */
export async function attemptSocket(target: FuzzTarget, random: Random, findings: Findings): Promise<void> {
  const socket = new WebSocket(`${target.url.replace('http', 'ws')}/graphql`, random.pick(PROTOCOLS) ?? '');
  const sent: string[] = [];
  const input = () => sent.map((message) => message.slice(0, 300)).join('\n');
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => findings.message(data.toString('utf8'), input()));
  socket.on('close', (code) => {
    // 1006: the attacker itself disconnected.
    if (code !== 1006) findings.closed(code, input());
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const opened = once(socket, 'open').then(
    () => true,
    () => false,
  );
  if (!(await Promise.race([opened, after(PATIENCE_MS, false, { ref: false })]))) {
    socket.terminate();
    return;
  }
  const send = (message: string) => {
    sent.push(message);
    if (socket.readyState !== socket.OPEN) return;
    const form = random.integer(0, 19);
    if (form === 0) socket.send(Buffer.from(message));
    else if (form === 1) sendFragments(socket, message);
    else socket.send(message);
  };
  if (random.chance(0.8)) {
    const token = random.chance(0.9) ? (random.pick(target.tokens) ?? '') : hostileText(random);
    send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    if (random.chance(0.8))
      await Promise.race([once(socket, 'message'), closed, after(2_000, null, { ref: false })]);
  }
  for (let count = random.integer(1, 15); count > 0 && socket.readyState === socket.OPEN; count -= 1) {
    send(randomMessage(target, random));
    if (random.chance(0.3)) await after(random.integer(0, 20));
  }
  await Promise.race([closed, after(LISTENING_MS)]);
  socket.terminate();
  await closed;
}

function randomMessage(target: FuzzTarget, random: Random): string {
  const kind = random.integer(0, 9);
  const id = JSON.stringify(random.pick(['1', '2', '', '__proto__', 'constructor']) ?? '1');
  if (kind < 6) {
    const body = randomBody(randomDocument(target.schema, random), random);
    return `{"type":"subscribe","id":${id},"payload":${body}}`;
  }
  if (kind < 7) return `{"type":"complete","id":${id}}`;
  if (kind < 8)
    return `{"type":${JSON.stringify(random.pick(TYPES) ?? '')},"id":${id},"payload":${randomJson(random)}}`;
  if (kind < 9) return randomJson(random);
  return hostileText(random);
}

function sendFragments(socket: WebSocket, message: string): void {
  const middle = Math.floor(message.length / 2);
  socket.send(message.slice(0, middle), { fin: false });
  socket.send(message.slice(middle), { fin: true });
}
