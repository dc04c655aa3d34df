/**
 * Measures how long the subscribers of one gateway wait for a change when the gateway that polls for them is killed, and
 * whether they miss a change or receive one twice. Needs redis-server.
 *
 *     npm run bench:takeover
 */
import { subscribe } from './subscriber.js';
import {
  control,
  end,
  endAll,
  issueToken,
  percentile,
  startGateway,
  startRedis,
  startSimulator,
} from './world.js';

const TRIES = 20;
const INTERVAL_MS = 500;

interface World {
  readonly hubs: readonly { readonly id: string; readonly accountId: string }[];
  readonly accounts: readonly { readonly id: string; readonly clientId: string }[];
}

async function main(): Promise<void> {
  const simulator = await startSimulator();
  const { url: redisUrl } = await startRedis();
  const variables = {
    REDIS_URL: redisUrl,
    POLL_INTERVAL_MS: String(INTERVAL_MS),
    POLL_IDLE_INTERVAL_MS: String(INTERVAL_MS),
  };
  const { hubs, accounts } = await control<World>(simulator.url, 'GET', 'world');
  const account = accounts.find(({ clientId }) => clientId === 'demo-client')?.id;
  const hub = hubs.find(({ accountId }) => accountId === account)?.id ?? '';
  const query = `subscription { hubChanged(hubIds: ["${hub}"], includeCurrent: true) { changed hub { customId } } }`;

  let polling = await startGateway(simulator.url, variables);
  let pollingTab = await subscribe(polling.url, await issueToken(simulator.url), query);
  const takeovers: number[] = [];
  let lost = 0;
  let doubled = 0;
  for (let number = 1; number <= TRIES; number += 1) {
    const heir = await startGateway(simulator.url, variables);
    const tab = await subscribe(heir.url, await issueToken(simulator.url), query);
    const received: string[] = [];
    const wanted = [`${number} a`, `${number} b`, `${number} c`];
    let onMessage = () => {};
    tab.received = (message) => {
      const customId = /"customId":"(\d+ [abc])"/.exec(message)?.[1];
      // Events of power come without a change by the bench.
      if (customId !== undefined && message.includes('INFO')) received.push(customId);
      onMessage();
    };
    const until = async (customId: string) => {
      while (!received.includes(customId)) await new Promise<void>((resolve) => (onMessage = resolve));
    };
    const change = (customid: string) => control(simulator.url, 'POST', `hubs/${hub}/data`, { customid });

    await change(wanted[0] ?? '');
    await until(wanted[0] ?? '');
    await end(polling.child, 'SIGKILL');
    const killedAt = performance.now();
    await change(wanted[1] ?? '');
    await until(wanted[1] ?? '');
    takeovers.push(performance.now() - killedAt);
    await change(wanted[2] ?? '');
    await until(wanted[2] ?? '');
    lost += wanted.filter((customId) => !received.includes(customId)).length;
    doubled += received.length - new Set(received).size;
    pollingTab.close();
    polling = heir;
    pollingTab = tab;
  }
  console.log(
    `Node ${process.version}, ${TRIES} kills, interval ${INTERVAL_MS} ms: change received after ` +
      `median ${percentile(takeovers, 0.5).toFixed(0)} ms, longest ${percentile(takeovers, 1).toFixed(0)} ms ` +
      `(${(percentile(takeovers, 1) / INTERVAL_MS).toFixed(1)} intervals); lost ${lost}, doubled ${doubled}`,
  );
  pollingTab.close();
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => endAll().then(() => process.exit()));
