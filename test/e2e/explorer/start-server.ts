import type { ExplorerDefaults } from '../../../src/server/pages/explorer.js';
import { startTestGateway } from '../../support/gateway.js';
import { startSimulator } from '../../support/simulator.js';

/** A gateway with both explorers, in front of a simulator. */
export interface Server {
  readonly url: string;
  /** The token of a demo user. */
  readonly token: string;
  /** The number of different tokens that Operated received, and whether the last one is the demo user's. */
  readonly tokensUsed: () => Promise<{ readonly count: number; readonly isUsers: boolean }>;
  readonly stop: () => Promise<void>;
}

/** Starts a server on a free port, with these defaults of its explorers; a function gets the user's token. */
export async function startServer(
  defaults: ExplorerDefaults | ((token: string) => ExplorerDefaults) = {},
): Promise<Server> {
  const simulator = await startSimulator();
  const token = await simulator.userToken();
  const tokenIds = async () => (await simulator.control.requests()).log.map(({ tokenId }) => tokenId);

  await simulator.control.clearRequests();
  await fetch(`${simulator.url}/api/spaces/v1`, { headers: { authorization: `Bearer ${token}` } });
  const [usersId] = await tokenIds();
  await simulator.control.clearRequests();

  const explorerDefaults = typeof defaults === 'function' ? defaults(token) : defaults;
  // Tests leave pages while they load; stopping does not wait for them.
  const environment = { SHUTDOWN_TIMEOUT_MS: '100' };
  const gateway = await startTestGateway(simulator.url, environment, { explorerDefaults });
  return {
    url: gateway.url,
    token,
    async tokensUsed() {
      const used = await tokenIds();
      return { count: new Set(used).size, isUsers: used.at(-1) === usersId };
    },
    async stop() {
      await gateway.stop();
      await simulator.stop();
    },
  };
}
