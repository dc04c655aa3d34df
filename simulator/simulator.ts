import { isIPv6 } from 'node:net';

import { listenAt } from '../process/listen.js';
import { readSimulatorConfig, type SimulatorConfig } from './config.js';
import { hubControlRoutes } from './control/hub-routes.js';
import { serveOnLoopbackOnly } from './control/loopback-only.js';
import { controlRoutes } from './control/routes.js';
import { FaultSet } from './faults/fault-set.js';
import { addFaults } from './faults/plugin.js';
import { authorizeRoutes } from './oauth/authorize-routes.js';
import { CodeStore } from './oauth/code-store.js';
import { Grants } from './oauth/grants.js';
import { issuePersonToken } from './oauth/person-token.js';
import { tokenRoute } from './oauth/token-route.js';
import { TokenStore } from './oauth/token-store.js';
import { userinfoRoute } from './oauth/userinfo.js';
import { accountRoutes } from './rest/account-routes.js';
import { Fleet } from './rest/fleet.js';
import { hubRoutes } from './rest/hub-routes.js';
import { Shapes } from './rest/shapes.js';
import { type App, createApp } from './server/app.js';
import { addOpenApi } from './server/openapi.js';
import { recordRequests } from './server/recorder.js';
import { RequestLog } from './server/request-log.js';
import { addValidators } from './server/validators.js';
import { Dispatcher } from './webhooks/dispatcher.js';
import { subscriptionRoutes } from './webhooks/routes.js';
import { SubscriptionStore } from './webhooks/subscription-store.js';
import type { World } from './world/types.js';
import { createWorld } from './world/world.js';

/** A simulated Ochno Operated. It can be started once and stopped once. */
export interface Simulator {
  readonly config: SimulatorConfig;
  readonly world: World;
  /** The base URL, without a trailing slash. @throws Error before the start. */
  readonly url: string;
  /** @throws ListenError, for example for a port that is in use. */
  start(): Promise<void>;
  /**
   * A bearer token of a user with all scopes that the user can grant, as after a sign-in with consent.
   * @throws RangeError for an unknown e-mail address.
   */
  userToken(email: string): string;
  /** Closes every connection. Further calls have no effect. */
  stop(): Promise<void>;
}

/**
 * Creates a simulator with the default configuration, overridden by `options`. It does not read the environment.
 * @param realTime the clock of the world and the tokens, ms since the epoch.
 */
export function createSimulator(
  options: Partial<SimulatorConfig> = {},
  realTime: () => number = Date.now,
): Simulator {
  const config = { ...readSimulatorConfig({}), ...options };
  const world = createWorld(config, realTime);
  const now = () => world.now();
  const tokens = new TokenStore(config, now);
  const faults = new FaultSet(config.seed);
  const subscriptions = new SubscriptionStore(config.webhookSeconds, now);
  const dispatcher = new Dispatcher(world, subscriptions, config);
  const app = createApp();
  let stopped: Promise<void> | undefined;

  const stop = async () => {
    world.rest();
    faults.replace([]);
    dispatcher.close();
    await app.close();
  };

  return {
    config,
    world,
    get url() {
      return listeningAddress(app);
    },
    async start() {
      await addRoutes(app, { config, world, tokens, faults, subscriptions });
      const { host, port } = config;
      await listenAt({ who: 'The simulator', host, port, ...VARIABLES }, () => app.listen({ host, port }));
      if (config.live === 'on') world.live();
    },
    userToken: (email) => issuePersonToken(world, tokens, email),
    stop: () => (stopped ??= stop()),
  };
}

const VARIABLES = { hostVariable: 'SIMULATOR_HOST', portVariable: 'SIMULATOR_PORT' };

interface Parts {
  readonly config: SimulatorConfig;
  readonly world: World;
  readonly tokens: TokenStore;
  readonly faults: FaultSet;
  readonly subscriptions: SubscriptionStore;
}

async function addRoutes(app: App, { config, world, tokens, faults, subscriptions }: Parts): Promise<void> {
  const now = () => world.now();
  const requests = new RequestLog();
  const codes = new CodeStore(config.codeSeconds, now);
  const shapes = new Shapes(config);
  const fleet = new Fleet(world);

  app.decorateRequest('principal', undefined);
  // Before the requests are recorded, so that the log has the status 304.
  addValidators(app, config.validators, now);
  recordRequests(app, requests, now);
  addFaults(app, faults);
  await addOpenApi(app);

  authorizeRoutes(app, world, codes, config);
  tokenRoute(app, world, new Grants(config, tokens, codes), config);
  userinfoRoute(app, tokens);
  accountRoutes(app, tokens, fleet, shapes);
  hubRoutes(app, tokens, fleet, shapes, config);
  subscriptionRoutes(app, tokens, subscriptions);

  await app.register((scope: App, _options, done) => {
    if (config.control === 'off') serveOnLoopbackOnly(scope);
    controlRoutes(scope, { world, requests, faults, tokens, subscriptions });
    hubControlRoutes(scope, world, shapes);
    done();
  });
}

/** Clients can't connect to a wildcard address. */
const REACHABLE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function listeningAddress(app: App): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator does not listen yet.');
  const host = REACHABLE[address.address] ?? address.address;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${address.port}`;
}
