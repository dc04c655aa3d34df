import { sha256 } from '../auth/fingerprint.js';
import type { Principal } from '../auth/principal.js';
import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import type { ListStatistics } from '../datasources/list-statistics.js';
import { createLoaders, type Loaders } from '../datasources/loaders.js';
import type { ReadAccounts } from '../datasources/recent-accounts.js';
import { backgroundContext, type CallContext } from '../datasources/upstream/call-context.js';
import { startDeadline } from '../datasources/upstream/deadline.js';
import type { ReadFrom, Reads } from '../datasources/cache/reads.js';
import { createOperationBudget } from '../datasources/upstream/operation-budget.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import type { Span } from '../telemetry/tracing/tracing.js';
import type { CacheMetrics } from '../telemetry/metrics/cache-metrics.js';
import type { AuthorizationReading, HubList } from './hub-authorization.js';
import type { Interest } from './interest.js';
import { createOutageLog } from './outage-log.js';
import type { Answer } from './snapshot.js';
import type { EventLoaders } from './live-event.js';
import type { PollRead } from './poll-identities.js';

/** The reads from Operated that subscriptions need. Every read rejects with a GatewayError. */
export interface LiveReads {
  /**
   * The result of a principal's own accounts and list calls; aborted by the signal.
   * @param mayRetry false during an outage.
   * @param span of what causes the calls.
   */
  authorization(
    principal: Principal,
    signal: AbortSignal,
    mayRetry: boolean,
    span?: Span,
  ): Promise<AuthorizationReading>;
  /** The principal's list as of now; aborted by the signal. */
  list(principal: Principal, signal: AbortSignal): Promise<HubList>;
  /** One poll. */
  readonly hubs: PollRead;
  /** The topic of the organisation that the principal's accounts call shows. */
  topic(principal: Principal): Promise<string>;
  /** Loaders for what events need beyond their hub. */
  loaders(principal: Principal): EventLoaders;
  /** The topic of a principal that shares its snapshots with no other. */
  privateTopic(principal: Principal): string;
}

export interface LiveReadsOptions {
  readonly reads: Reads;
  readonly readAccounts: ReadAccounts;
  readonly statistics: ListStatistics;
  readonly parallelReads: number;
  /** The limit of reads from Operated that the events of one poll cause for one principal. */
  readonly readsPerOperation: number;
  /** The time in which the events of one poll have to be answered, ms. */
  readonly deadlineMs: number;
  /** Separates gateways of different Operated hosts that use the same Redis. */
  readonly baseUrl: string;
  readonly logger: Logger;
  /** Undefined where no metrics are collected. */
  readonly metrics?: CacheMetrics | undefined;
}

/** Creates the reads; each uses loaders of its own. */
export function createLiveReads(options: LiveReadsOptions): LiveReads {
  const { reads, readAccounts, statistics, parallelReads, readsPerOperation, deadlineMs, baseUrl } = options;
  const { logger, metrics } = options;

  const polls = createOutageLog('hubs', logger);
  const renewals = createOutageLog('authorization', logger);

  const loadersFor = (context: CallContext, readFrom: ReadFrom) =>
    createLoaders({ reads, context, statistics, parallelReads, readFrom, metrics });
  // Polls and authorizations are always answered by Operated.
  const loadersOf = (
    principal: Principal,
    signal?: AbortSignal,
    log: Logger = logger,
    mayRetry = true,
    span?: Span,
  ): Loaders => loadersFor({ ...backgroundContext(principal, log, signal, span), mayRetry }, 'operated');

  const privateTopic = (principal: Principal) => topicOf(baseUrl, 'private', principal.key);

  const readTopic = async (principal: Principal, span?: Span): Promise<string> => {
    try {
      const accounts = await readAccounts(principal, span);
      if (accounts.length === 0) return privateTopic(principal);
      return topicOf(baseUrl, 'organisation', ...accounts.map(({ id }) => id).sort());
    } catch (error) {
      if (error instanceof GatewayError && hidesAccounts(error)) return privateTopic(principal);
      throw error;
    }
  };

  const readList = async (loaders: Loaders): Promise<HubList> => {
    const hubs = await loaders.hubs();
    const thin = hubs.filter(({ missing }) => missing.size > 0);
    return {
      hubIds: new Set(hubs.map(({ id }) => id)),
      thinRows: new Map(thin.map(({ id, row }) => [id, row])),
    };
  };

  return {
    async authorization(principal, signal, mayRetry, span) {
      const [topic, list] = await renewals.run(principal, signal, (log) => {
        const loaders = loadersOf(principal, signal, log, mayRetry, span);
        return Promise.all([readTopic(principal, span), readList(loaders)]);
      });
      // A principal whose list has thin rows only could share nothing.
      const isThin = list.thinRows.size > 0 && list.thinRows.size === list.hubIds.size;
      return { topic: isThin ? privateTopic(principal) : topic, ...list };
    },
    list: (principal, signal) =>
      renewals.run(principal, signal, (log) => readList(loadersOf(principal, signal, log))),
    hubs: (principal, interest, signal, mayRetry, span) =>
      polls.run(
        principal,
        signal,
        (log) => readHubs(loadersOf(principal, signal, log, mayRetry, span), interest),
        ({ unread }) => unread.size === 0,
      ),
    topic: readTopic,
    loaders(principal) {
      const budget = createOperationBudget(readsPerOperation);
      const context = {
        ...backgroundContext(principal, logger),
        budget,
        deadline: startDeadline(deadlineMs),
      };
      return { ...loadersFor(context, 'cache'), budget };
    },
    privateTopic,
  };
}

/** Whether the accounts of a valid token stay unknown, however often they are requested. */
function hidesAccounts(error: GatewayError): boolean {
  return !error.isRetryable && error.code !== 'UNAUTHENTICATED';
}

/** The list of hubs, or single hubs where the batch plan finds them cheaper, each of them whole. */
async function readHubs(loaders: Loaders, interest: Interest): Promise<Answer> {
  const hubs: HubRecord[] = [];
  const unread = new Map<string, HubRecord | null>();
  const failures: Error[] = [];
  const rows = interest === 'all' ? await loaders.hubs() : [...interest];
  await Promise.all(
    rows.map(async (row) => {
      try {
        const found = typeof row === 'string' ? await loaders.hub(row) : row;
        const hub = found === null ? null : await whole(loaders, found);
        // A hub that still lacks a part was removed after the list call.
        if (hub?.missing.size === 0) hubs.push(hub);
      } catch (error) {
        if (error instanceof GatewayError && error.failsAllCalls) throw error;
        failures.push(error instanceof Error ? error : new GatewayError('UPSTREAM_UNAVAILABLE'));
        if (typeof row === 'string') unread.set(row, null);
        else unread.set(row.id, row);
      }
    }),
  );
  const [first] = failures;
  if (first !== undefined && hubs.length === 0) throw first;
  return { coverage: interest, hubs, unread };
}

async function whole(loaders: Loaders, row: HubRecord): Promise<HubRecord> {
  const [missing]: readonly HubPart[] = [...row.missing];
  return missing === undefined ? row : loaders.completed(row, missing);
}

function topicOf(...parts: readonly string[]): string {
  return sha256(JSON.stringify(parts));
}
