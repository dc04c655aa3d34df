import { connect as connectTcp, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { Attack } from './attack.js';
import { readProcessUse } from './process-use.js';
import type { Target } from './target.js';

const CONNECTIONS = 500;
/** A gateway opens a few descriptors of its own meanwhile. */
const OWN_DESCRIPTORS = 20;

/** Opens connections that send `head` and then nothing, and waits until the gateway holds none of them. */
async function holdOpen({ port, child, signal }: Target, head: string, limitSeconds: number) {
  const before = readProcessUse(child.pid ?? 0)?.descriptors ?? 0;
  const sockets: Socket[] = [];
  for (let count = 0; count < CONNECTIONS; count += 1) {
    const socket = connectTcp({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(head);
    sockets.push(socket);
  }
  const startedAt = performance.now();
  await after(1_000);
  const held = () => (readProcessUse(child.pid ?? 0)?.descriptors ?? 0) - before;
  const most = held();
  while (held() > OWN_DESCRIPTORS && !signal.aborted) await after(500);
  const seconds = (performance.now() - startedAt) / 1_000;
  const left = held();
  for (const socket of sockets) socket.destroy();
  const isFree = left <= OWN_DESCRIPTORS;
  return {
    seen: isFree
      ? `${most} held, free after ${seconds.toFixed(0)} s`
      : `${left} held after ${seconds.toFixed(0)} s`,
    holds: isFree && seconds <= limitSeconds,
  };
}

const BOUND = { cpuSeconds: 3, peakMib: 300, upstreamCalls: 0, healthWaitMs: 2_000 };

/** Attacks by connections that never complete a request. */
export const connectionAttacks: readonly Attack[] = [
  {
    id: '9a',
    title: `${CONNECTIONS} rejected upgrades whose client stays half open`,
    seconds: 45,
    bound: BOUND,
    run: (target) =>
      holdOpen(
        target,
        `GET /elsewhere HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        5,
      ),
  },
  {
    id: '9b',
    title: `${CONNECTIONS} POSTs whose body never comes`,
    seconds: 75,
    bound: BOUND,
    run: (target) =>
      holdOpen(
        target,
        `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`,
        65,
      ),
  },
];
