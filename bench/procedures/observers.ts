import { setTimeout as sleep } from 'node:timers/promises';
import { control, issueToken } from '../live/world.js';
import { createTokenSource } from '../soak/token-source.js';
import { watch, type Watcher } from '../soak/watchers.js';
import { differences, readWorld } from '../soak/world-state.js';
import { type Caller, describeOutcomes, startCaller } from './callers.js';
import type { Deployment } from './deployment.js';

/** Clients of every kind that use a deployment without end, and what they notice. */
export interface Observers {
  /** The credentials that the callers send from now on. */
  readonly credentials: { apiKey: string; cookie: string };
  /** Runs a step, and prints what each client noticed and what the gateways logged. */
  observe(step: string, run: () => Promise<unknown>): Promise<void>;
  end(): Promise<void>;
}

const CHANGE_MS = 250;
/** Requests go on for this time after a step. */
const AFTERWARDS_MS = 1_500;
const CONVERGENCE_MS = 15_000; // 15 seconds

/** Starts a caller for each kind of credentials, a subscriber at each gateway, and changes of hubs. */
export async function startObservers(deployment: Deployment): Promise<Observers> {
  const { url, urls, simulatorUrl, apiKey } = deployment;
  const tokens = createTokenSource(simulatorUrl, 'demo');
  const credentials = { apiKey, cookie: (await deployment.signIn()).cookie() };
  const callers: readonly Caller[] = [
    startCaller(
      'bearer token',
      url,
      async () => ({ authorization: `Bearer ${await tokens.get()}` }),
      // An app gets another token where its own is rejected.
      () => tokens.rejected(),
    ),
    startCaller('API key', url, async () => ({ 'x-api-key': credentials.apiKey })),
    startCaller('session', url, async () => ({ cookie: credentials.cookie })),
  ];
  const watchers = urls.map((gateway) =>
    watch(gateway, 'WebSocket', createTokenSource(simulatorUrl, 'demo')),
  );
  const changes = startChanges(simulatorUrl);
  return {
    credentials,
    async observe(step, run) {
      for (const caller of callers) caller.take();
      deployment.takeLog();
      const before = watchers.map(({ counts }) => ({ ...counts }));
      await run();
      await sleep(AFTERWARDS_MS);
      console.log(`\n${step}`);
      for (const caller of callers) console.log(`  ${caller.name}: ${describeOutcomes(caller.take())}`);
      for (const [index, { counts }] of watchers.entries()) {
        const { events = 0, connections = 0 } = before[index] ?? {};
        console.log(
          `  subscriber of gateway ${index + 1}: ${counts.events - events} events, ${counts.connections - connections} attempts to connect`,
        );
      }
      changes.pause();
      console.log(
        `  hubs that subscribers have wrong afterwards: ${await wrongHubs(simulatorUrl, watchers)}`,
      );
      changes.resume();
      const subscriptions = await control<readonly unknown[]>(simulatorUrl, 'GET', 'subscriptions');
      console.log(`  webhook subscriptions at Operated: ${subscriptions.length}`);
      for (const line of deployment.takeLog()) console.log(`  log of ${line}`);
    },
    async end() {
      await changes.end();
      await Promise.all([
        ...callers.map((caller) => caller.end()),
        ...watchers.map((watcher) => watcher.close()),
      ]);
    },
  };
}

async function wrongHubs(simulatorUrl: string, watchers: readonly Watcher[]): Promise<number> {
  const world = await readWorld(simulatorUrl, await issueToken(simulatorUrl));
  const wrong = () => watchers.reduce((sum, { hubs }) => sum + differences(hubs, world).length, 0);
  const endsAt = performance.now() + CONVERGENCE_MS;
  while (wrong() > 0 && performance.now() < endsAt) await sleep(CHANGE_MS);
  return wrong();
}

interface Changes {
  pause(): void;
  resume(): void;
  end(): Promise<void>;
}

/** Changes a hub of the demo's organisation four times a second. */
function startChanges(simulatorUrl: string): Changes {
  let isPaused = false;
  let hasEnded = false;
  const done = (async () => {
    const { hubs, accounts } = await control<World>(simulatorUrl, 'GET', 'world');
    const account = accounts.find(({ clientId }) => clientId === 'demo-client')?.id;
    const own = hubs.filter(({ accountId }) => accountId === account);
    for (let count = 0; !hasEnded; count += 1) {
      await sleep(CHANGE_MS);
      if (isPaused) continue;
      await control(simulatorUrl, 'POST', `hubs/${own[count % own.length]?.id}/data`, {
        customid: `change ${count}`,
      });
    }
  })();
  return {
    pause: () => void (isPaused = true),
    resume: () => void (isPaused = false),
    async end() {
      hasEnded = true;
      await done;
    },
  };
}

interface World {
  readonly hubs: readonly { readonly id: string; readonly accountId: string }[];
  readonly accounts: readonly { readonly id: string; readonly clientId: string }[];
}
