import { createClientAddress } from '../../auth/client-address.js';
import { createCluster } from '../../cluster/cluster.js';
import { type Authentication, createAuthentication } from '../../compose/authentication.js';
import { composeCache } from '../../compose/cache.js';
import type { GatewayConfig } from '../../config/gateway-config.js';
import type { Reads } from '../../datasources/cache/reads.js';
import { readUser } from '../../datasources/read-user.js';
import { createOperatedClient, type OperatedClient } from '../../datasources/upstream/operated-client.js';
import { createLogger, type Logger } from '../../telemetry/logger.js';

/** The parts of a gateway that reach Operated, without one that serves clients. */
export interface Connections {
  readonly client: OperatedClient;
  readonly reads: Reads;
  readonly authentication: Authentication;
  /** Logs nothing: the findings are the output. */
  readonly logger: Logger;
  close(): Promise<void>;
}

/** Wires them as a gateway does, except that nothing is shared with other gateways. Nothing is sent. */
export async function openConnections(config: GatewayConfig): Promise<Connections> {
  const logger = createLogger('silent', process.stderr);
  const now = Date.now;
  const cluster = await createCluster({
    redisUrl: undefined,
    lockedWorkMs: config.OPERATED_TIMEOUT_MS,
    logger,
    now,
  });
  const cache = composeCache(config, cluster, logger, now);
  const client = createOperatedClient({
    baseUrl: config.OPERATED_BASE_URL,
    timeoutMs: config.OPERATED_TIMEOUT_MS,
    concurrency: config.OPERATED_CONCURRENCY,
    callsPerMinute: cluster.createRateLimit('upstream-calls', config.UPSTREAM_CALLS_PER_MINUTE),
    logger,
    onRejected: (principalKey) => cache.store.dropPrincipal(principalKey),
    now,
  });
  const authentication = createAuthentication({
    config,
    client,
    cluster,
    clientAddress: createClientAddress(config.TRUSTED_PROXIES, logger),
    readUser: (accessToken) => readUser(client, accessToken, logger),
    logger,
    now,
  });
  return {
    client,
    reads: cache.createReads(client),
    authentication,
    logger,
    async close() {
      await authentication.stop();
      client.close();
      cache.store.close();
      cluster.close();
    },
  };
}
