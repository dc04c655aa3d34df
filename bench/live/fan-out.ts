/**
 * Measures what subscribers of one organisation cost: calls to Operated per minute, memory of the gateway, and the time
 * from a change to the message of the last subscriber.
 *
 *     npm run bench:live
 */
import { setTimeout as after } from 'node:timers/promises';
import { subscribe, type Subscriber } from './subscriber.js';
import {
  control,
  endAll,
  issueToken,
  percentile,
  residentBytes,
  startGateway,
  startSimulator,
} from './world.js';

const COUNTS = [1, 100, 5_000];
/** The number of different tokens: each has an authorization of its own. */
const TOKENS = 10;
const CHANGES = 10;
/** As long as the TTL, so that the list call of each token is counted too. */
const COUNTED_MS = 60_000; // 1 minute
const AT_ONCE = 50;

interface World {
  readonly hubs: readonly { readonly id: string; readonly accountId: string; readonly online: boolean }[];
  readonly accounts: readonly { readonly id: string; readonly clientId: string }[];
}

interface Scene {
  readonly count: number;
  readonly operatedUrl: string;
  readonly hub: string;
  readonly subscribers: readonly Subscriber[];
  readonly bytesEach: number;
}

async function main(): Promise<void> {
  console.log(`Node ${process.version}, defaults; up to ${TOKENS} tokens`);
  const scenes: Scene[] = [];
  for (const count of COUNTS) scenes.push(await open(count));
  await Promise.all(scenes.map(({ operatedUrl }) => control(operatedUrl, 'DELETE', 'requests')));
  await after(COUNTED_MS);
  const totals = await Promise.all(
    scenes.map(({ operatedUrl }) => control<{ total: number }>(operatedUrl, 'GET', 'requests')),
  );
  for (const [index, scene] of scenes.entries()) await report(scene, totals[index]?.total ?? NaN);
}

async function open(count: number): Promise<Scene> {
  const simulator = await startSimulator();
  const operatedUrl = simulator.url;
  // All subscribers connect from loopback.
  const gateway = await startGateway(operatedUrl, { CONNECTIONS_PER_ADDRESS: '10000' });
  const { hubs, accounts } = await control<World>(operatedUrl, 'GET', 'world');
  const account = accounts.find(({ clientId }) => clientId === 'demo-client')?.id;
  const hub = hubs.find(({ accountId, online }) => accountId === account && online)?.id ?? '';
  const query = `subscription { hubChanged(hubIds: ["${hub}"], includeCurrent: true) { changed hub { id online name } } }`;
  const tokens = await Promise.all(
    Array.from({ length: Math.min(TOKENS, count) }, () => issueToken(operatedUrl)),
  );
  const watch = (index: number) => subscribe(gateway.url, tokens[index % tokens.length] ?? '', query);
  const subscribers: Subscriber[] = [await watch(0)];
  const before = residentBytes(gateway.child);
  while (subscribers.length < count) {
    const more = Math.min(AT_ONCE, count - subscribers.length);
    const next = Array.from({ length: more }, (_, index) => watch(subscribers.length + index));
    subscribers.push(...(await Promise.all(next)));
  }
  await after(2_000);
  const bytesEach = (residentBytes(gateway.child) - before) / Math.max(count - 1, 1);
  return { count, operatedUrl, hub, subscribers, bytesEach };
}

async function report(
  { count, operatedUrl, hub, subscribers, bytesEach }: Scene,
  calls: number,
): Promise<void> {
  const delays: number[] = [];
  const spreads: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const { last, spread } = await timeOneChange(operatedUrl, hub, change % 2 === 1, subscribers);
    delays.push(last);
    spreads.push(spread);
  }
  const memory = count === 1 ? '' : `, ${(bytesEach / 1_024).toFixed(1)} KiB a subscriber`;
  const times = (values: readonly number[]) =>
    `median ${percentile(values, 0.5).toFixed(0)} ms, p99 ${percentile(values, 0.99).toFixed(0)} ms`;
  console.log(
    `${String(count).padStart(5)} subscribers: ${calls} calls in a minute${memory}; ` +
      `change to last message: ${times(delays)} (first to last: ${times(spreads)})`,
  );
  for (const subscriber of subscribers) subscriber.close();
}

async function timeOneChange(
  operatedUrl: string,
  hub: string,
  online: boolean,
  subscribers: readonly Subscriber[],
): Promise<{ last: number; spread: number }> {
  const startedAt = performance.now();
  const arrivals = Promise.all(
    subscribers.map(
      (subscriber) =>
        new Promise<number>((resolve) => {
          subscriber.received = (message, at) => {
            if (message.includes('PRESENCE')) resolve(at - startedAt);
          };
        }),
    ),
  );
  await control(operatedUrl, 'POST', `hubs/${hub}/presence`, { online });
  const times = await arrivals;
  const last = times.reduce((one, other) => Math.max(one, other), 0);
  return { last, spread: last - times.reduce((one, other) => Math.min(one, other), Infinity) };
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => endAll().then(() => process.exit()));
