import { sha256 } from '../auth/fingerprint.js';
import type { Principal } from '../auth/principal.js';
import type { ListStatistics } from '../datasources/list-statistics.js';
import { createLoaders, type Loaders } from '../datasources/loaders.js';
import { backgroundContext } from '../datasources/upstream/call-context.js';
import type { OperatedClient } from '../datasources/upstream/operated-client.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import type { LiveReads } from './live.js';
import { readHubs } from './read-hubs.js';

export interface LiveReadsOptions {
  readonly client: OperatedClient;
  readonly statistics: ListStatistics;
  readonly parallelReads: number;
  /** Which Operated is asked: two that share a Redis share nothing else. */
  readonly baseUrl: string;
  readonly logger: Logger;
}

/** Reads of Operated what subscriptions need, each time with loaders of its own. */
export function createLiveReads(options: LiveReadsOptions): LiveReads {
  const { client, statistics, parallelReads, baseUrl, logger } = options;

  const loadersOf = (principal: Principal, signal?: AbortSignal): Loaders =>
    createLoaders(client, backgroundContext(principal, logger, signal), statistics, parallelReads);

  const topicAlone = (principal: Principal) => topicOf(baseUrl, 'alone', principal.key);

  const topicBy = async (loaders: Loaders, principal: Principal): Promise<string> => {
    try {
      const accounts = await loaders.accounts();
      if (accounts.length === 0) return topicAlone(principal);
      return topicOf(baseUrl, 'organisation', ...accounts.map(({ id }) => id).sort());
    } catch (error) {
      if (error instanceof GatewayError && saysNoAccounts(error)) return topicAlone(principal);
      throw error;
    }
  };

  const hubIds = async (loaders: Loaders) => new Set((await loaders.hubs()).map(({ id }) => id));

  return {
    async sight(principal) {
      const loaders = loadersOf(principal);
      const [topic, ids] = await Promise.all([topicBy(loaders, principal), hubIds(loaders)]);
      return { topic, hubIds: ids };
    },
    hubIds: (principal) => hubIds(loadersOf(principal)),
    hubs: (principal, wants, signal) => readHubs(loadersOf(principal, signal), wants),
    topic: (principal) => topicBy(loadersOf(principal), principal),
    topicAlone,
  };
}

/** Whether the accounts of a valid token stay unknown, however often they are requested. */
function saysNoAccounts(error: GatewayError): boolean {
  return !error.isRetryable && error.code !== 'UNAUTHENTICATED';
}

function topicOf(...parts: readonly string[]): string {
  return sha256(JSON.stringify(parts));
}
