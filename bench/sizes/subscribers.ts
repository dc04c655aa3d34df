import { setTimeout as after } from 'node:timers/promises';
import { startCrowd } from '../live/start-crowd.js';
import { end } from '../live/world.js';
import { startOperatedStub } from '../load/start-stub.js';
import { controlStub } from '../load/stub-control.js';
import { ask, type MeasuredGateway, MIB, startMeasuredGateway } from './measured-gateway.js';
import { figure, type Table } from './table.js';

const HUBS = 50;
const SUBSCRIBERS = [0, 100, 1_000, 5_000];
/** Each has an authorization of its own. */
const TOKENS = ['caller-0', 'caller-1', 'caller-2', 'caller-3', 'caller-4'];
const POLL_INTERVAL_MS = 500;
const SETTLING_MS = 1_000; // 1 second
const QUERY = 'subscription { hubChanged { changed hub { id name online power { wattage } } } }';

/** What subscribers of one organisation cost, while each poll finds six changed hubs. */
export async function measureSubscribers(seconds: number): Promise<Table> {
  const operated = await startOperatedStub({ HUBS: String(HUBS), BODIES: 'same' });
  const stub = controlStub(operated.url);
  const gateway = await startMeasuredGateway(operated.url, {
    POLL_INTERVAL_MS: String(POLL_INTERVAL_MS),
    POLL_IDLE_INTERVAL_MS: String(POLL_INTERVAL_MS),
  });
  const crowd = startCrowd();
  const join = (first: number, count: number) =>
    crowd.join({ port: gateway.port, first, count, tokens: TOKENS, query: QUERY });
  await ask(gateway, '{ hubs { totalCount } }', 'caller-0');
  const rows = [];
  let connected = 0;
  let base = await gateway.memory();
  for (const subscribers of SUBSCRIBERS) {
    if (subscribers > connected) await join(connected, subscribers - connected);
    connected = subscribers;
    const quiet = await cpuPerSecond(gateway, seconds);
    await stub.change({ delayMs: 0, bodies: 'changing' });
    await after(SETTLING_MS);
    const before = await crowd.report();
    const busyMs = gateway.cpuMs();
    await after(seconds * 1_000);
    const events = (await crowd.report()).received - before.received;
    const cpu = gateway.cpuMs() - busyMs;
    await stub.change({ delayMs: 0, bodies: 'same' });
    await after(SETTLING_MS);
    const memory = await gateway.memory();
    // The first ones load what all of them need.
    if (subscribers === SUBSCRIBERS[1]) base = memory;
    const others = subscribers - (SUBSCRIBERS[1] ?? 0);
    rows.push([
      subscribers.toLocaleString('en'),
      figure(memory.heldMib),
      figure(memory.residentMib),
      others <= 0 ? '' : figure(((memory.heldMib - base.heldMib) * MIB) / others / 1_000),
      others <= 0 ? '' : figure(((memory.residentMib - base.residentMib) * MIB) / others / 1_000),
      figure(quiet),
      events === 0 ? '' : figure(events / seconds),
      events === 0 ? '' : figure((cpu * 1_000) / events),
    ]);
  }
  await gateway.end();
  await end(operated.child, 'SIGKILL');
  return {
    title: `By subscribers: WebSockets of one organisation with ${HUBS} hubs, ${TOKENS.length} tokens, a poll every ${POLL_INTERVAL_MS} ms`,
    header: [
      'subscribers',
      'MiB held',
      'RSS, MiB',
      'KB held a subscriber',
      'KB of RSS a subscriber',
      'CPU ms a second without changes',
      'events a second',
      'CPU µs an event, polls included',
    ],
    rows,
    notes: [],
  };
}

/** The CPU time that the gateway uses in a second, ms. */
async function cpuPerSecond(gateway: MeasuredGateway, seconds: number): Promise<number> {
  await after(SETTLING_MS);
  const startMs = gateway.cpuMs();
  await after(seconds * 1_000);
  return (gateway.cpuMs() - startMs) / seconds;
}
