import { setTimeout as after } from 'node:timers/promises';
import { control } from '../live/world.js';
import type { Attack } from './attack.js';
import { connect, openSocket } from './graphql-socket.js';
import { inventedIds, repeat } from './requests.js';

const PING = JSON.stringify({ type: 'ping', payload: { echo: 'x'.repeat(250_000) } });
/** How many unsent bytes the attacker buffers. */
const UNSENT_BYTES = 8_000_000;

/** Attacks by a single WebSocket. */
export const socketAttacks: readonly Attack[] = [
  {
    id: '1',
    title: 'A socket that never reads, without connection_init, sends pings of 250 KB',
    seconds: 30,
    bound: { cpuSeconds: 5, peakMib: 400, upstreamCalls: 0, healthWaitMs: 2_000 },
    async run({ url, signal }) {
      const client = await openSocket(url);
      const { socket } = client;
      const startedAt = performance.now();
      let sent = 0;
      // A socket that does not read does not notice that it was closed: what it sends fails.
      socket.pause();
      let isClosed = false;
      const end = client.closed(signal).then((code) => (isClosed = code !== null));
      while (!signal.aborted && !isClosed) {
        if (socket.readyState !== socket.OPEN) break;
        if (socket.bufferedAmount < UNSENT_BYTES) {
          socket.send(PING, (error) => (isClosed ||= Boolean(error)));
          sent += PING.length;
        }
        await after(1);
      }
      const held = !signal.aborted;
      socket.terminate();
      await end;
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      return {
        seen: `${held ? 'closed' : 'still open'} after ${seconds} s, ${Math.round(sent / 1e6)} MB`,
        holds: held,
      };
    },
  },
  {
    id: '7c',
    title: '100 subscriptions that select nested counts, on one socket, while hubs change',
    seconds: 20,
    bound: { cpuSeconds: 8, peakMib: 400, upstreamCalls: 300, healthWaitMs: 2_000 },
    async run({ url, token, signal, operatedUrl, hubIds }) {
      const client = await connect(url, token, signal);
      if (client === null) return { seen: 'not connected', holds: false };
      const query = 'subscription{hubChanged{hub{account{spaces{totalCount} hubs{totalCount}}}}}';
      for (let id = 0; id < 100; id += 1)
        client.send({ type: 'subscribe', id: String(id), payload: { query } });
      const first = client.next('"type":', signal);
      const end = performance.now() + 12_000;
      for (let round = 0; performance.now() < end && !signal.aborted; round += 1) {
        const hubId = hubIds[round % hubIds.length] ?? '';
        await control(operatedUrl, 'POST', `hubs/${hubId}/data`, { customid: `round ${round}` });
        await after(200);
      }
      const text = await first;
      client.socket.terminate();
      const type = /"type":"(\w+)"/.exec(text ?? '')?.[1] ?? 'no event';
      const code = /"code":"(\w+)"/.exec(text ?? '')?.[1] ?? '';
      return { seen: `first message: ${type} ${code}`.trim(), holds: true };
    },
  },
  {
    id: '8',
    title: '1,000 × subscribe, then complete, with 10 reads each',
    seconds: 40,
    bound: { cpuSeconds: 6, peakMib: 400, upstreamCalls: 1_500, healthWaitMs: 2_000 },
    async run({ url, token, signal, operatedUrl }) {
      // Slow reads are still in progress when the next operation arrives.
      await control(operatedUrl, 'PUT', 'faults', [
        { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'delay', delayMs: 1_000 },
      ]);
      const client = await connect(url, token, signal);
      if (client === null) return { seen: 'not connected', holds: false };
      for (let id = 0; id < 1_000; id += 1) {
        if (client.socket.readyState !== client.socket.OPEN) break;
        const query = `{${repeat(10, `a#:hub(id:"${id}-#"){id}`)}}`;
        client.send({ type: 'subscribe', id: String(id), payload: { query } });
        client.send({ type: 'complete', id: String(id) });
        if (id % 50 === 0) await after(1);
      }
      const code = await client.closed(AbortSignal.any([signal, AbortSignal.timeout(10_000)]));
      client.socket.terminate();
      return { seen: code === null ? 'all taken' : `closed with ${code}`, holds: true };
    },
  },
  {
    id: '9c',
    title: '3,000 sockets with invented bearers',
    seconds: 60,
    bound: { cpuSeconds: 15, peakMib: 500, upstreamCalls: 3_000, healthWaitMs: 2_000 },
    async run({ url, signal }) {
      let acknowledged = 0;
      let rejected = 0;
      const tokens = inventedIds(3_000);
      const attempt = async (token: string) => {
        try {
          const client = await connect(url, token, AbortSignal.any([signal, AbortSignal.timeout(15_000)]));
          if (client === null) rejected += 1;
          else acknowledged += 1;
        } catch {
          rejected += 1;
        }
      };
      for (let first = 0; first < tokens.length && !signal.aborted; first += 100) {
        await Promise.all(tokens.slice(first, first + 100).map(attempt));
      }
      return { seen: `${acknowledged} accepted, ${rejected} rejected`, holds: acknowledged === 0 };
    },
  },
];
