import { createSimulator } from '../../simulator/simulator.js';
import type { SimulatorConfig } from '../../simulator/config.js';
import type { World } from '../../simulator/world/types.js';
import { simulatorControl, type SimulatorControl } from './simulator-control.js';
import {
  serviceToken,
  type ServiceTokenOptions,
  type TokenResponse,
  type UserTokenOptions,
  userTokens,
} from './simulator-tokens.js';

/** A simulator of a test's own, on a free port. */
export interface TestSimulator {
  readonly url: string;
  /** The world behind it, for what no request tells. */
  readonly world: World;
  /** Everything under `/_control/`. */
  readonly control: SimulatorControl;
  readonly stop: () => Promise<void>;
  /** An access token by client credentials; `demo-client` and the demo client's five scopes unless told otherwise. */
  readonly token: (options?: ServiceTokenOptions) => Promise<string>;
  /** The whole answer of the token endpoint to client credentials. */
  readonly serviceTokens: (options?: ServiceTokenOptions) => Promise<TokenResponse>;
  /** An access token of a person who signed in and agreed on the page at `/identity/oauth/v2/authorize`. */
  readonly userToken: (options?: UserTokenOptions) => Promise<string>;
  /** The whole answer of the token endpoint to that person's code. */
  readonly userTokens: (options?: UserTokenOptions) => Promise<TokenResponse>;
}

/**
 * Starts a simulator. `options` are those of `createSimulator`; the port is a free one.
 * @param realTime a clock that stands still makes two reads of the same hub equal to the last watt-hour.
 */
export async function startSimulator(
  options: Partial<SimulatorConfig> = {},
  realTime?: () => number,
): Promise<TestSimulator> {
  const simulator = createSimulator({ port: 0, ...options }, realTime);
  await simulator.start();
  const { url, world } = simulator;
  return {
    url,
    world,
    control: simulatorControl(url),
    stop: () => simulator.stop(),
    token: async (asked) => (await serviceToken(url, asked)).access_token,
    serviceTokens: (asked) => serviceToken(url, asked),
    userToken: async (asked) => (await userTokens(url, asked)).access_token,
    userTokens: (asked) => userTokens(url, asked),
  };
}
