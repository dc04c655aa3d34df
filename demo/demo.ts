import { randomBytes } from 'node:crypto';
import { readBoth } from '../process/read-environment.js';
import type { Running } from '../process/run.js';
import { readSimulatorConfig } from '../simulator/config.js';
import { createSimulator } from '../simulator/simulator.js';
import { readGatewayConfig } from '../src/config/gateway-config.js';
import { startGateway } from '../src/gateway.js';
import { announcement } from './announcement.js';
import { FIRST_QUERY } from './first-query.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the demo chooses where the environment does not. */
const SIMULATOR_CHOICE: Environment = {
  SIMULATOR_LIVE: 'on',
  // The token that is printed should last for as long as somebody looks at the demo.
  SIMULATOR_TOKEN_SECONDS: '86400', // a day
};
const GATEWAY_CHOICE: Environment = {
  OPERATED_CLIENT_ID: 'demo-client',
  OPERATED_CLIENT_SECRET: 'demo-secret',
  OPERATED_SCOPES: 'accounts:read hubs:read',
  SERVICE_ACCESS: 'open',
  EXPLORER: 'on',
  LOG_LEVEL: 'warn',
  SHUTDOWN_TIMEOUT_MS: '300',
};
const DEMO_USER = 'admin@demo.example';

/**
 * Starts a simulator and a gateway in front of it, and tells how to use them.
 * @param environment a variable that is set in it wins over the demo's own choice.
 * @param tell takes what a person is told once both answer.
 * @throws EnvironmentError with every violation at once, or ListenError.
 */
export async function startDemo(environment: Environment, tell: (text: string) => void): Promise<Running> {
  const signIn = signInChoice(environment['PORT']?.trim() || '4000');
  const readGateway = (simulatorUrl: string) =>
    readGatewayConfig(
      withChoice({ ...GATEWAY_CHOICE, ...signIn, OPERATED_BASE_URL: simulatorUrl }, environment),
    );
  const [simulatorConfig] = readBoth(
    () => readSimulatorConfig(withChoice(SIMULATOR_CHOICE, environment)),
    // Its violations are to be told before anything starts, and so before the address is known.
    () => readGateway('http://127.0.0.1'),
  );
  const simulator = createSimulator(simulatorConfig);
  await simulator.start();
  try {
    const config = readGateway(simulator.url);
    const asksSimulator = config.OPERATED_BASE_URL === simulator.url;
    const bearerToken = asksSimulator ? simulator.userToken(DEMO_USER) : null;
    const gateway = await startGateway(config, {
      explorerDefaults: { document: FIRST_QUERY, ...(bearerToken !== null && { bearerToken }) },
    });
    tell(
      announcement({
        gatewayUrl: gateway.url,
        simulatorUrl: asksSimulator ? simulator.url : null,
        hasExplorers: config.EXPLORER === 'on',
        bearerToken,
        signInUrl: config.SESSION_SECRET.length > 0 ? `${gateway.url}/auth/login` : null,
      }),
    );
    return {
      async stop() {
        await gateway.stop();
        await simulator.stop();
      },
    };
  } catch (error) {
    await simulator.stop();
    throw error;
  }
}

/**
 * Users can sign in, where it is known beforehand to which port browsers come back. Sessions are in memory, so nobody
 * misses the secret after the demo.
 */
function signInChoice(port: string): Environment {
  const redirectUri = `http://127.0.0.1:${port}/auth/callback`;
  // A port that is none is told of by itself, and not as a violation of what is made of it.
  if (port === '0' || !URL.canParse(redirectUri)) return {};
  return {
    OPERATED_REDIRECT_URI: redirectUri,
    SESSION_SECRET: randomBytes(32).toString('base64url'),
  };
}

/** As everywhere, an empty variable counts as unset. */
function withChoice(choice: Environment, environment: Environment): Environment {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  return { ...choice, ...Object.fromEntries(set) };
}
