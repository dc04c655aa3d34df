/**
 * Measures the time from a change of a hub to the message of a subscriber, with webhooks that announce changes beside a
 * poll interval of 20 seconds, and without webhooks.
 *
 *     npm run bench:latency [-- <changes>]
 */
import { setTimeout as after } from 'node:timers/promises';
import { type Subscriber, subscribe } from './subscriber.js';
import { control, endAll, freePort, issueToken, percentile, startGateway, startSimulator } from './world.js';

const INTERVAL_MS = 2_000;
/** While webhooks announce changes; the default. */
const HINTED_INTERVAL_MS = 20_000;
const PORT = 2;
const LAPTOP = { vid: 1452, pid: 4261 };
/** Between a message and the next change, at random, ms. */
const LONGEST_PAUSE_MS = 2_000;

interface World {
  readonly hubs: readonly { readonly id: string; readonly accountId: string; readonly online: boolean }[];
  readonly accounts: readonly { readonly id: string; readonly clientId: string }[];
}

interface Scene {
  readonly operatedUrl: string;
  readonly hub: string;
  readonly subscriber: Subscriber;
}

async function main(changes: number): Promise<void> {
  console.log(`Node ${process.version}, ${changes} changes each`);
  const unannounced = await open(false);
  report(`without webhooks, interval ${INTERVAL_MS} ms`, await measure(unannounced, changes));
  const announced = await open(true);
  // The first change that a webhook announces makes the webhooks trusted.
  await measure(announced, 2);
  report(`with webhooks, interval ${HINTED_INTERVAL_MS} ms`, await measure(announced, changes));
}

async function open(hasWebhooks: boolean): Promise<Scene> {
  const simulator = await startSimulator();
  const port = await freePort();
  const gateway = await startGateway(simulator.url, {
    PORT: String(port),
    POLL_INTERVAL_MS: String(INTERVAL_MS),
    POLL_IDLE_INTERVAL_MS: String(INTERVAL_MS),
    POLL_HINTED_INTERVAL_MS: String(HINTED_INTERVAL_MS),
    OPERATED_CLIENT_ID: 'demo-client',
    OPERATED_CLIENT_SECRET: 'demo-secret',
    ...(hasWebhooks && { WEBHOOK_URL: `http://127.0.0.1:${port}` }),
  });
  const { hubs, accounts } = await control<World>(simulator.url, 'GET', 'world');
  const account = accounts.find(({ clientId }) => clientId === 'demo-client')?.id;
  const hub = hubs.find(({ accountId, online }) => accountId === account && online)?.id ?? '';
  const query = `subscription { hubChanged(hubIds: ["${hub}"], includeCurrent: true) { changed hub { id ports { number connected } } } }`;
  const subscriber = await subscribe(gateway.url, await issueToken(simulator.url), query);
  return { operatedUrl: simulator.url, hub, subscriber };
}

/** Plugs a device in and out. @returns the time from each change to its message, ms. */
async function measure(scene: Scene, changes: number): Promise<readonly number[]> {
  const { operatedUrl, hub, subscriber } = scene;
  const delays: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    await after(Math.random() * LONGEST_PAUSE_MS);
    // A device that charges causes messages about its power too.
    const message = new Promise<number>((resolve) => {
      subscriber.received = (text, at) => {
        if (text.includes('"PORTS"')) resolve(at);
      };
    });
    const changedAt = performance.now();
    if (change % 2 === 0) {
      await control(operatedUrl, 'POST', `hubs/${hub}/plug`, { port: PORT, device: LAPTOP });
    } else {
      await control(operatedUrl, 'POST', `hubs/${hub}/unplug`, { port: PORT });
    }
    delays.push((await message) - changedAt);
  }
  return delays;
}

function report(scene: string, delays: readonly number[]): void {
  const [median, p99] = [percentile(delays, 0.5), percentile(delays, 0.99)];
  console.log(`${scene}: change to message median ${median.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`);
}

main(Number(process.argv[2] ?? 40))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => endAll().then(() => process.exit()));
