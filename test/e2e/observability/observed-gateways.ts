import { SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { freePort } from '../../support/free-port.js';
import { launchGateway, type LaunchedGateway } from '../../support/launched-gateway.js';
import { signInVariables } from '../../support/signed-in.js';

/** A gateway in a process of its own, with metrics. */
export interface ObservedGateway extends LaunchedGateway {
  /** The address that Prometheus scrapes. */
  readonly target: string;
}

const MIB = 1024 * 1024;

/** Starts two gateways that share a Redis, with everything on that has metrics. */
export async function launchObservedGateways(
  operatedUrl: string,
  redisUrl: string,
): Promise<readonly [ObservedGateway, ObservedGateway]> {
  const port = await freePort();
  const start = async (variables: Readonly<Record<string, string>>): Promise<ObservedGateway> => {
    const metricsPort = await freePort();
    const gateway = await launchGateway(
      operatedUrl,
      {
        ...SERVICE_CREDENTIALS,
        SERVICE_ACCESS: 'open',
        OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
        REDIS_URL: redisUrl,
        METRICS_PORT: String(metricsPort),
        METRICS_HUBS: 'on',
        WEBHOOK_URL: `http://127.0.0.1:${port}`,
        CACHE_TTL_MS: '50',
        POLL_INTERVAL_MS: '400',
        POLL_IDLE_INTERVAL_MS: '400',
        SHUTDOWN_SPREAD_MS: '0',
        MEMORY_LIMIT_BYTES: String(1024 * MIB),
        ...variables,
      },
      ['--require', './test/support/preload/memory-limit.cjs'],
    );
    return { ...gateway, target: `127.0.0.1:${metricsPort}` };
  };
  const { PORT, OPERATED_REDIRECT_URI = '', SESSION_SECRET = '' } = signInVariables(port);
  const signIn = { OPERATED_REDIRECT_URI, SESSION_SECRET };
  return Promise.all([start({ ...signIn, PORT: PORT ?? '0' }), start(signIn)]);
}
