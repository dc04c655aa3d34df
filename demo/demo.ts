import { randomBytes } from 'node:crypto';
import { logMisspellings } from '../process/misspelt-variables.js';
import { readBothConfigs } from '../process/read-environment.js';
import type { ProcessLog } from '../process/process-events.js';
import type { Service } from '../process/run.js';
import { fileVariableOf, variableNames } from '../process/secret-files.js';
import { readSimulatorConfig, simulatorVariables } from '../simulator/config.js';
import { createSimulator } from '../simulator/simulator.js';
import type { World } from '../simulator/world/types.js';
import { CONFIG_DECLARATION, readGatewayConfig } from '../src/config/gateway-config.js';
import { startGateway } from '../src/gateway.js';
import type { ExplorerDefaults } from '../src/server/pages/explorer.js';
import { FIRST_QUERY } from '../src/server/pages/first-query.js';
import { openLog } from '../src/telemetry/logger.js';
import { announcement } from './announcement.js';
import { builtDashboard } from './built-dashboard.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The demo's own defaults; a variable that is set in the environment overrides them. */
const SIMULATOR_DEFAULTS: Environment = {
  SIMULATOR_LIVE: 'on',
  // The printed token should outlast the demo.
  SIMULATOR_TOKEN_SECONDS: '86400', // a day
};

/** Where the development servers of Next.js, Angular, Vite (and its preview) and webpack listen by default. */
const APP_ORIGINS = [3000, 4200, 5173, 4173, 8080].flatMap((port) => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
]);

const GATEWAY_DEFAULTS: Environment = {
  OPERATED_CLIENT_ID: 'demo-client',
  OPERATED_CLIENT_SECRET: 'demo-secret',
  OPERATED_SCOPES: 'accounts:read hubs:read',
  SERVICE_ACCESS: 'open',
  EXPLORER: 'on',
  CORS_ORIGINS: APP_ORIGINS.join(','),
  LOG_LEVEL: 'warn',
  SHUTDOWN_DELAY_MS: '0',
  SHUTDOWN_TIMEOUT_MS: '300',
};
const DEMO_USER = 'admin@demo.example';

/**
 * Starts a simulator and a gateway in front of it.
 * @param environment overrides the demo's own defaults.
 * @param announce is called with the announcement once both answer.
 * @param useLog is called with the gateway's log once it is open.
 * @throws EnvironmentError with all violations, or ListenError.
 */
export async function startDemo(
  environment: Environment,
  announce: (text: string) => void,
  useLog: (log: ProcessLog) => void,
): Promise<Service> {
  const signIn = signInDefaults(environment['PORT']?.trim() || '4000');
  const readGateway = (simulatorUrl: string) =>
    readGatewayConfig(
      withDefaults({ ...GATEWAY_DEFAULTS, ...signIn, OPERATED_BASE_URL: simulatorUrl }, environment),
    );
  const [simulatorConfig] = readBothConfigs(
    () => readSimulatorConfig(withDefaults(SIMULATOR_DEFAULTS, environment)),
    // Reports the gateway's violations too before the simulator starts; its address is not known yet.
    () => readGateway('http://127.0.0.1'),
  );
  const simulator = createSimulator(simulatorConfig);
  await simulator.start();
  try {
    const config = readGateway(simulator.url);
    const usesSimulator = config.OPERATED_BASE_URL === simulator.url;
    const bearerToken = usesSimulator ? simulator.userToken(DEMO_USER) : null;
    const log = openLog(config.LOG_LEVEL, config.LOG_SAMPLE_PERCENT);
    useLog(log);
    logMisspellings(
      [...variableNames(CONFIG_DECLARATION), ...variableNames(simulatorVariables)],
      environment,
      log,
    );
    const dashboard = builtDashboard();
    const gateway = await startGateway(config, {
      log,
      dashboard,
      explorerDefaults: {
        document: FIRST_QUERY,
        ...(bearerToken !== null && { bearerToken, ...exampleIdsOf(simulator.world) }),
      },
    });
    announce(
      announcement({
        gatewayUrl: gateway.url,
        metricsUrl: gateway.metricsUrl,
        simulatorUrl: usesSimulator ? simulator.url : null,
        explorer: config.EXPLORER,
        hasDashboard: dashboard !== undefined,
        bearerToken,
        signInUrl: config.SESSION_SECRET.length > 0 ? `${gateway.url}/auth/login` : null,
        appOrigins: config.CORS_ORIGINS,
      }),
    );
    return {
      underWay: () => gateway.underWay(),
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

/** The ids of an online hub and its room that the demo's user sees; nothing where the world has no such hub. */
function exampleIdsOf(world: World): Pick<ExplorerDefaults, 'exampleIds'> {
  const account = world.accounts.find(({ users }) => users.some(({ email }) => email === DEMO_USER));
  for (const { accountId, online, id: hubId, spaceIds } of world.hubs.values()) {
    const [spaceId] = spaceIds;
    if (accountId === account?.id && online && spaceId !== undefined)
      return { exampleIds: { hubId, spaceId } };
  }
  return {};
}

/**
 * Turns the sign-in on where the port, and so the redirect URI, is known before the start. Sessions are kept in memory
 * and end with the demo, so a random secret is enough.
 */
function signInDefaults(port: string): Environment {
  const redirectUri = `http://127.0.0.1:${port}/auth/callback`;
  // An invalid PORT is reported as such, not as an invalid OPERATED_REDIRECT_URI.
  if (port === '0' || !URL.canParse(redirectUri)) return {};
  return {
    OPERATED_REDIRECT_URI: redirectUri,
    SESSION_SECRET: randomBytes(32).toString('base64url'),
  };
}

/** An empty variable counts as unset. A secret that a file provides has no default. */
function withDefaults(defaults: Environment, environment: Environment): Environment {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const unset = Object.entries(defaults).filter(([name]) => !(fileVariableOf(name) in set));
  return { ...Object.fromEntries(unset), ...set };
}
