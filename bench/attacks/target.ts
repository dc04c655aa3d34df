/** The processes that an attack runs against: a simulator, and a gateway in its production configuration. */
import type { ChildProcess } from 'node:child_process';
import { control, end, freePort, issueToken, startNode, startSimulator } from '../live/world.js';
import type { Attack } from './attack.js';

/** The heap of the gateway, MiB. */
export const HEAP_MIB = 1_024;

const SCOPES = 'sub accounts:read hubs:read hubs:write';

interface World {
  readonly hubs: readonly { readonly id: string; readonly accountId: string; readonly online: boolean }[];
  readonly accounts: readonly { readonly id: string; readonly clientId: string }[];
}

export interface Target {
  readonly url: string;
  readonly port: number;
  readonly operatedUrl: string;
  readonly child: ChildProcess;
  /** A valid token that may read and write. */
  readonly token: string;
  /** The hubs that the token may see. */
  readonly hubIds: readonly string[];
  /** What the gateway has logged. */
  readonly log: readonly string[];
  /** Aborted when the time of the attack is over. */
  readonly signal: AbortSignal;
}

export interface StartedTarget extends Target {
  /** Ends its processes. */
  stop(): Promise<void>;
}

/**
 * Starts the processes for one attack; its time starts when they are ready.
 * @param program the gateway's main.js, an absolute path.
 */
export async function startTarget(program: string, attack: Attack): Promise<StartedTarget> {
  const simulator = await startSimulator(attack.simulator);
  const front = await attack.front?.(simulator.url);
  const port = await freePort();
  const log: string[] = [];
  const variables = {
    OPERATED_BASE_URL: front?.url ?? simulator.url,
    PORT: String(port),
    NODE_ENV: 'production',
    ...attack.gateway?.(port),
  };
  const gateway = await startNode(program, port, '/readyz', variables, {
    flags: [`--max-old-space-size=${HEAP_MIB}`],
    onLine: (line) => log.push(line),
  });
  const { hubs, accounts } = await control<World>(simulator.url, 'GET', 'world');
  const account = accounts.find(({ clientId }) => clientId === 'demo-client')?.id;
  const token = await issueToken(simulator.url, SCOPES);
  await control(simulator.url, 'DELETE', 'requests');
  return {
    url: gateway.url,
    port,
    operatedUrl: simulator.url,
    child: gateway.child,
    token,
    hubIds: hubs.filter(({ accountId, online }) => accountId === account && online).map(({ id }) => id),
    log,
    signal: AbortSignal.timeout(attack.seconds * 1_000),
    async stop() {
      await Promise.all([gateway, simulator].map(({ child }) => end(child, 'SIGKILL')));
      front?.stop();
    },
  };
}
