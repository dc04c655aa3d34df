import { setTimeout as sleep } from 'node:timers/promises';
import { control, freePort, issueToken, type Started, startRedis, startSimulator } from '../live/world.js';
import { type Disturbances, startDisturbances } from './disturbances.js';
import { type MeasuredGateway, startMeasuredGateway } from './measured-gateway.js';
import { type Operations, startOperations } from './operations.js';
import { createTokenSource, type Organisation, type TokenSource } from './token-source.js';
import { watch, type Watcher } from './watchers.js';
import { differences, type HubState, readWorld } from './world-state.js';

/** Everything that runs: a simulator, a Redis, two gateways, their subscribers and the clients that send operations. */
export interface Scene {
  readonly simulator: Started;
  readonly redis: Started;
  readonly gateways: readonly MeasuredGateway[];
  readonly watchers: readonly Watcher[];
  readonly operations: Operations;
  disturb(): Disturbances;
}

const WATCHERS_PER_GATEWAY = 10;
const TOKENS_OF_OPERATIONS = 6;
/** How long subscribers may take to receive the last changes. */
const CONVERGENCE_MS = 30_000; // 30 seconds
const COMPARE_MS = 100;

interface World {
  readonly hubs: readonly { readonly id: string; readonly accountId: string }[];
  readonly accounts: readonly { readonly id: string; readonly clientId: string }[];
}

/**
 * @param started gets each gateway as soon as it runs, to be killed after a failure.
 * @param tokenSeconds the lifetime of tokens; all tokens of a client are revoked about as often.
 */
export async function startScene(started: MeasuredGateway[], tokenSeconds: number): Promise<Scene> {
  const simulator = await startSimulator({ SIMULATOR_TOKEN_SECONDS: String(tokenSeconds) });
  const redis = await startRedis();
  const port = await freePort();
  for (const variables of [{ PORT: String(port) }, { PORT: '0' }]) {
    started.push(
      await startMeasuredGateway({ ...gatewayVariables(simulator.url, redis.url, port), ...variables }),
    );
  }
  const hubs = await hubsByOrganisation(simulator.url);
  const tokens = (index: number): TokenSource =>
    createTokenSource(simulator.url, index % 2 === 0 ? 'demo' : 'other');
  return {
    simulator,
    redis,
    gateways: started,
    watchers: started.flatMap(({ url }) =>
      Array.from({ length: WATCHERS_PER_GATEWAY }, (_, index) =>
        watch(url, index % 3 === 0 ? 'SSE' : 'WebSocket', tokens(index)),
      ),
    ),
    operations: startOperations({
      gatewayUrls: started.map(({ url }) => url),
      tokens: Array.from({ length: TOKENS_OF_OPERATIONS }, (_, index) => tokens(index)),
      hubsOf: ({ organisation }) => hubs[organisation],
    }),
    disturb: () =>
      startDisturbances({
        operatedUrl: simulator.url,
        hubs: [...hubs.demo, ...hubs.other],
        redis: redis.child,
        revocationMs: tokenSeconds * 1_000,
      }),
  };
}

function gatewayVariables(
  operatedUrl: string,
  redisUrl: string,
  webhookPort: number,
): Readonly<Record<string, string>> {
  return {
    OPERATED_BASE_URL: operatedUrl,
    OPERATED_CLIENT_ID: 'demo-client',
    OPERATED_CLIENT_SECRET: 'demo-secret',
    OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
    WEBHOOK_URL: `http://127.0.0.1:${webhookPort}`,
    REDIS_URL: redisUrl,
    POLL_INTERVAL_MS: '500',
    POLL_IDLE_INTERVAL_MS: '1000',
    POLL_HINTED_INTERVAL_MS: '2000',
    AUTHORIZATION_TTL_MS: '5000',
    SHUTDOWN_SPREAD_MS: '500',
    // All clients share an address, and ask faster than clients do.
    COST_BUDGET_PER_MINUTE: '1000000000',
    UPSTREAM_CALLS_PER_MINUTE: '10000000',
    FAILED_AUTHENTICATIONS_PER_MINUTE: '1000000',
    SHED_EVENT_LOOP_DELAY_MS: '600000',
    SHED_QUEUE_DELAY_MS: '600000',
  };
}

async function hubsByOrganisation(
  operatedUrl: string,
): Promise<Readonly<Record<Organisation, readonly string[]>>> {
  const { hubs, accounts } = await control<World>(operatedUrl, 'GET', 'world');
  const of = (organisation: Organisation) => {
    const account = accounts.find(({ clientId }) => clientId === `${organisation}-client`)?.id;
    return hubs.filter(({ accountId }) => accountId === account).map(({ id }) => id);
  };
  return { demo: of('demo'), other: of('other') };
}

/**
 * Ends the load and what disturbs it, waits until every subscriber has received the last changes, and then for `restMs`.
 * @returns how many hubs still differ from the simulator's after CONVERGENCE_MS, over all subscribers.
 */
export async function comeToRest(
  { simulator, watchers, operations }: Scene,
  disturbances: Disturbances,
  restMs: number,
): Promise<number> {
  await Promise.all([operations.pause(), disturbances.end()]);
  const world = async (organisation: Organisation) =>
    readWorld(simulator.url, await issueToken(simulator.url, undefined, organisation));
  const worlds = { demo: await world('demo'), other: await world('other') };
  const differing = () =>
    watchers.reduce(
      (sum, { hubs, tokens }) => sum + differences(hubs, worlds[tokens.organisation]).length,
      0,
    );
  const endsAt = performance.now() + CONVERGENCE_MS;
  while (differing() > 0 && performance.now() < endsAt) await sleep(COMPARE_MS);
  for (const watcher of watchers) reportDifferences(watcher, worlds[watcher.tokens.organisation]);
  const found = differing();
  await sleep(restMs);
  return found;
}

function reportDifferences(
  { transport, hubs, counts, ended }: Watcher,
  world: ReadonlyMap<string, HubState>,
): void {
  const [id, ...more] = differences(hubs, world);
  if (id === undefined) return;
  const { events, connections } = counts;
  console.log(`${transport}, ${events} events, ${connections} connections, the last one ended: ${ended()}`);
  console.log(`  received ${JSON.stringify(hubs.get(id))}, not ${JSON.stringify(world.get(id))}`);
  if (more.length > 0) console.log(`  and ${more.length} more differ`);
}
