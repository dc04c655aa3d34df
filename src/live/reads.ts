import { randomUUID } from 'node:crypto';
import { sha256 } from '../auth/fingerprint.js';
import type { Principal } from '../auth/principal.js';
import type { ListStatistics } from '../datasources/list-statistics.js';
import { createLoaders, type Loaders } from '../datasources/loaders.js';
import type { OperatedClient } from '../datasources/upstream/operated-client.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import type { LiveReads } from './live.js';
import { readHubs } from './read-hubs.js';

export interface LiveReadsOptions {
  readonly client: OperatedClient;
  readonly hints: ListStatistics;
  readonly parallelReads: number;
  /** Which Operated is asked: two that share a Redis share nothing else. */
  readonly baseUrl: string;
  readonly logger: Logger;
}

/** What an accounts call that was answered, or refused, may say of no organisation. */
const UNTOLD: ReadonlySet<unknown> = new Set(['FORBIDDEN', 'UPSTREAM_INVALID_RESPONSE']);

/** Reads of Operated what subscriptions need, each time with loaders of its own. */
export function createLiveReads(options: LiveReadsOptions): LiveReads {
  const { client, hints, parallelReads, baseUrl, logger } = options;

  const loadersOf = (principal: Principal, signal = new AbortController().signal): Loaders => {
    const requestId = randomUUID();
    const context = { principal, requestId, signal, logger: logger.child({ requestId }) };
    return createLoaders(client, context, hints, parallelReads);
  };

  const topicAlone = (principal: Principal) => topicOf(baseUrl, 'alone', principal.key);

  const topicBy = async (loaders: Loaders, principal: Principal): Promise<string> => {
    try {
      const accounts = await loaders.accounts();
      if (accounts.length === 0) return topicAlone(principal);
      return topicOf(baseUrl, 'organisation', ...accounts.map(({ id }) => id).sort());
    } catch (error) {
      if (error instanceof GatewayError && UNTOLD.has(error.code)) return topicAlone(principal);
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

function topicOf(...parts: readonly string[]): string {
  return sha256(JSON.stringify(parts));
}
