/**
 * Measures what the gateway does at twice its capacity: the capacity first, then the normal load of half of it, then the
 * overload, then the recovery. Ends with code 1 where a bound is exceeded.
 *
 *     npm run bench:overload [-- <seconds of the overload>]
 */
import { setTimeout as after } from 'node:timers/promises';
import { startMonitor } from '../attacks/monitor.js';
import { endAll, freePort, percentile, residentBytes, startNode } from '../live/world.js';
import { createLoadClient, type LoadClient, type Outcome } from './client.js';
import { type LoadRequest, sendAtRate, sendFromClients } from './open-loop.js';
import { startOperatedStub } from './start-stub.js';

const HUBS = 500;
/** How long Operated takes for an answer. */
const OPERATED_MS = 20;
const CALLERS = 40;
const CAPACITY_CLIENTS = 24;
const MEASURED_SECONDS = 8;
/** The clients that ask for the whole fleet at the same moment. */
const BURST = 3_000;
const FLEET = '{ hubs(first: 500) { nodes { id name online ports { id connected power { wattage } } } } }';
const BOUNDS = {
  p99Ratio: 3,
  healthMs: 100,
  recoveryMs: 2_000,
  growthMib: 150,
  rejectionMs: 100,
  burstMib: 800,
};

async function main(seconds: number): Promise<void> {
  const operated = await startOperatedStub({ HUBS: String(HUBS), DELAY_MS: String(OPERATED_MS) });
  const port = await freePort();
  const gateway = await startNode('src/main.js', port, '/readyz', {
    OPERATED_BASE_URL: operated.url,
    PORT: String(port),
    NODE_ENV: 'production',
    // The rates of the callers are not what is measured.
    COST_BUDGET_PER_MINUTE: '1000000000',
    UPSTREAM_CALLS_PER_MINUTE: '10000000',
  });
  const client = createLoadClient(gateway.url);
  const next = await workload(client);
  await sendFromClients(client, CAPACITY_CLIENTS, 3, next);
  const saturated = await sendFromClients(client, CAPACITY_CLIENTS, MEASURED_SECONDS, next);
  const capacity = saturated.filter(isServed).length / MEASURED_SECONDS;
  const normal = await sendAtRate(client, capacity / 2, MEASURED_SECONDS, next);
  const normalP99 = percentile(durationsOf(normal.filter(isServed)), 0.99);
  report(
    'capacity',
    `${capacity.toFixed(0)} operations per second of ${CAPACITY_CLIENTS} clients; ${summary(saturated)}`,
  );
  report('half of it', summary(normal));

  const monitor = startMonitor(gateway.url, gateway.child.pid ?? 0);
  await sendAtRate(client, capacity * 2, Math.min(seconds / 4, 10), next);
  const before = residentBytes(gateway.child);
  const overload = await sendAtRate(client, capacity * 2, seconds, next);
  const recoveryMs = await recovery(client, next, normalP99);
  const { healthWaitMs, isAlive, peakMib } = await monitor.finish(5);
  const growthMib = (residentBytes(gateway.child) - before) / 2 ** 20;
  const duringBurst = startMonitor(gateway.url, gateway.child.pid ?? 0);
  const burst = await Promise.all(
    Array.from({ length: BURST }, (_, index) => client.query(FLEET, `caller-${index % CALLERS}`)),
  );
  const afterBurst = await duringBurst.finish(5);
  client.close();

  const rejected = overload.filter(({ status }) => status === 503);
  const odd = overload.filter((outcome) => !isServed(outcome) && outcome.status !== 503);
  const p99 = percentile(durationsOf(overload.filter(isServed)), 0.99);
  const rejectionMs = percentile(durationsOf(rejected), 0.99);
  report(`twice, ${seconds} s`, summary(overload));
  check('accepted p99 against the normal one', p99 / normalP99, BOUNDS.p99Ratio, 'times');
  check('p99 of a rejection', rejectionMs, BOUNDS.rejectionMs, 'ms');
  check('rejections without Retry-After', rejected.filter(({ retryAfter }) => !retryAfter).length, 0, '');
  check('answers that are neither', odd.length, 0, odd[0]?.body.slice(0, 200) ?? '');
  check('longest wait at /healthz', healthWaitMs, BOUNDS.healthMs, 'ms');
  check('recovery after the load', recoveryMs, BOUNDS.recoveryMs, 'ms');
  check('growth of the process', growthMib, BOUNDS.growthMib, `MiB, peak ${peakMib.toFixed(0)} MiB`);
  report(`${BURST} fleets at once`, summary(burst));
  check('peak of the process', afterBurst.peakMib, BOUNDS.burstMib, 'MiB');
  check('longest wait at /healthz', afterBurst.healthWaitMs, BOUNDS.healthMs, 'ms');
  check('ended processes', isAlive && afterBurst.isAlive ? 0 : 1, 0, '');
}

/** Single hubs and pages of hubs with their ports, of several callers. */
async function workload(client: LoadClient): Promise<() => LoadRequest> {
  const { body } = await client.query('{ hubs(first: 500) { nodes { id } } }', 'caller-0');
  const ids = [...body.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id);
  let sent = 0;
  return () => {
    sent += 1;
    const token = `caller-${sent % CALLERS}`;
    const id = ids[sent % ids.length] ?? '';
    const document =
      sent % 4 === 0
        ? '{ hubs(first: 50) { nodes { id name online ports { id connected power { wattage } } } } }'
        : `{ hub(id: "${id}") { id name online ports { id connected } } }`;
    return { document, token };
  };
}

/** Sends a request every 20 ms until all of a second are as fast as normal. @returns the time until the first of these, ms. */
async function recovery(client: LoadClient, next: () => LoadRequest, normalP99: number): Promise<number> {
  const endedAt = performance.now();
  let recoveredAt = endedAt;
  while (performance.now() - recoveredAt < 1_000 && performance.now() - endedAt < 30_000) {
    const { document, token } = next();
    void client.query(document, token).then((outcome) => {
      if (!isServed(outcome) || outcome.ms > normalP99 * BOUNDS.p99Ratio) recoveredAt = performance.now();
    });
    await after(20);
  }
  return recoveredAt - endedAt;
}

function isServed({ status, body }: Outcome): boolean {
  return status === 200 && !body.includes('"errors"');
}

function durationsOf(outcomes: readonly Outcome[]): readonly number[] {
  return outcomes.map(({ ms }) => ms);
}

function summary(outcomes: readonly Outcome[]): string {
  const served = durationsOf(outcomes.filter(isServed));
  const rejected = outcomes.filter(({ status }) => status === 503).length;
  const [median, p99] = [0.5, 0.99].map((share) => percentile(served, share).toFixed(0));
  return `${served.length} served, median ${median} ms, p99 ${p99} ms; ${rejected} rejected`;
}

function report(what: string, figures: string): void {
  console.log(`${what}: ${figures}`);
}

function check(what: string, value: number, bound: number, unit: string): void {
  const isHeld = value <= bound;
  if (!isHeld) process.exitCode = 1;
  console.log(`${what}: ${value.toFixed(1)} ${unit} (bound ${bound})${isHeld ? '' : ' ✗'}`);
}

void main(Number(process.argv[2] ?? 600)).finally(endAll);
