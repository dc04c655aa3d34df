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

/** A simulator for a test, on a free port. */
export interface TestSimulator {
  readonly url: string;
  /** Its world, for data that no request returns. */
  readonly world: World;
  /** Everything under `/_control/`. */
  readonly control: SimulatorControl;
  readonly stop: () => Promise<void>;
  /** An access token by client credentials; default: `demo-client` with the demo client's five scopes. */
  readonly token: (options?: ServiceTokenOptions) => Promise<string>;
  /** The complete token response for client credentials. */
  readonly serviceTokens: (options?: ServiceTokenOptions) => Promise<TokenResponse>;
  /** An access token of a user who signed in and consented on the page at `/identity/oauth/v2/authorize`. */
  readonly userToken: (options?: UserTokenOptions) => Promise<string>;
  /** The complete token response for that user's code. */
  readonly userTokens: (options?: UserTokenOptions) => Promise<TokenResponse>;
}

/**
 * Starts a simulator. `options` are those of `createSimulator`; the port is a free one.
 * @param realTime with a fixed clock, two reads of the same hub are equal, energy included.
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
    token: async (options) => (await serviceToken(url, options)).access_token,
    serviceTokens: (options) => serviceToken(url, options),
    userToken: async (options) => (await userTokens(url, options)).access_token,
    userTokens: (options) => userTokens(url, options),
  };
}
