import { setTimeout as after } from 'node:timers/promises';
import { startCrowd } from '../live/start-crowd.js';
import { end } from '../live/world.js';
import { startOperatedStub } from '../load/start-stub.js';
import { controlStub, type Stub } from '../load/stub-control.js';
import { ask, cpuOfRequests, type MeasuredGateway, startMeasuredGateway } from './measured-gateway.js';
import { figure, type Table } from './table.js';

const FLEETS = [50, 500, 2_000, 10_000];
const POLL_INTERVAL_MS = 50;
const TOKEN = 'caller';
const PAGE = '{ hubs(first: 50) { totalCount nodes { id name online ports { id connected } } } }';
/** Each request of these fetches the list again. */
const UNCACHED = { 'cache-control': 'no-cache' };

/** What a fleet costs by its size: one caller, one subscriber. */
export async function measureFleets(seconds: number): Promise<Table> {
  const rows = [];
  for (const hubs of FLEETS) rows.push(await measureFleet(hubs, seconds));
  return {
    title: 'By hubs: one caller, pages of 50 hubs with their ports',
    header: [
      'hubs',
      'list, KB',
      'MiB held after the start',
      'and with the list',
      'highest RSS, MiB',
      'CPU ms: a request repeated',
      'another query, list cached',
      'list fetched, equal',
      'list fetched, 3 hubs changed',
      'a poll that finds 6 changed hubs',
    ],
    rows,
    notes: [],
  };
}

async function measureFleet(hubs: number, seconds: number): Promise<readonly string[]> {
  const operated = await startOperatedStub({ HUBS: String(hubs), BODIES: 'same' });
  const stub = controlStub(operated.url);
  const gateway = await startMeasuredGateway(operated.url, {
    POLL_INTERVAL_MS: String(POLL_INTERVAL_MS),
    // A change of power alone does not keep the interval short.
    POLL_IDLE_INTERVAL_MS: String(POLL_INTERVAL_MS),
  });
  const start = await gateway.memory();
  await ask(gateway, PAGE, TOKEN);
  const listed = await gateway.memory();

  // Warms up.
  await cpuOfRequests(gateway, seconds, (count) => ask(gateway, PAGE, TOKEN, { count }));
  const repeated = await cpuOfRequests(gateway, seconds, () => ask(gateway, PAGE, TOKEN));
  // A variable that the query does not declare makes the question another one.
  const executed = await cpuOfRequests(gateway, seconds, (count) =>
    ask(gateway, PAGE, TOKEN, { count: -count }),
  );
  const fetched = () =>
    cpuOfRequests(gateway, seconds, (count) => ask(gateway, PAGE, `caller-${count % 4}`, {}, UNCACHED));
  await fetched();
  const equal = await fetched();
  await stub.change({ delayMs: 0, bodies: 'changing' });
  const changed = await fetched();
  const peakMib = gateway.peakMib();
  const poll = await cpuOfPolls(stub, gateway, seconds);
  const listBytes = JSON.stringify(await stub.read('/api/hubs/v1')).length;
  await gateway.end();
  await end(operated.child, 'SIGKILL');
  return [
    hubs.toLocaleString('en'),
    figure(listBytes / 1_000),
    figure(start.heldMib),
    figure(listed.heldMib),
    figure(peakMib),
    ...[repeated, executed, equal, changed, poll].map(figure),
  ];
}

/** @returns the CPU time of the gateway for each poll of a subscriber, ms; its messages are few. */
async function cpuOfPolls(stub: Stub, gateway: MeasuredGateway, seconds: number): Promise<number> {
  const crowd = startCrowd();
  const query = 'subscription { hubChanged { hub { id } } }';
  await crowd.join({ port: gateway.port, first: 0, count: 1, tokens: [TOKEN], query });
  await after(seconds * 1_000);
  await stub.reset();
  const startMs = gateway.cpuMs();
  await after(seconds * 1_000);
  const { calls } = await stub.calls();
  return (gateway.cpuMs() - startMs) / calls;
}
