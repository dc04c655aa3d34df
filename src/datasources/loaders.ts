import DataLoader from 'dataloader';
import pLimit from 'p-limit';
import { GatewayError } from '../schema/gateway-error.js';
import type { CacheMetrics } from '../telemetry/metrics/cache-metrics.js';
import { type PromiseOrValue, whenReady } from '../wire/promise-or-value.js';
import { mayReplaceFailedList, planBatch } from './batch-plan.js';
import type { Answer, ReadFrom, Reads } from './cache/reads.js';
import { hubResource, type Resource, RESOURCES } from './cache/resource.js';
import type { AccountRecord, GroupRecord } from './decode/account.js';
import type { HubPart, HubRecord } from './decode/hub.js';
import type { SpaceRecord } from './decode/space.js';
import type { UserInfoRecord } from './decode/user-info.js';
import { groupByAccount, groupBySpace, type HubGroups } from './hub-groups.js';
import { type ListStatistics, statisticsOf } from './list-statistics.js';
import { memoise, memoiseById, type MemoisedRead } from './memoised-read.js';
import type { LoadMade, LoadName, OperationLoads } from './operation-loads.js';
import { hubsById, needsSpaces } from './relations.js';
import type { CallContext } from './upstream/call-context.js';
import { canStandInPath } from './upstream/endpoints.js';

/** Called where a load is served an earlier answer because Operated fails. */
export type OnStale = () => void;

/**
 * Reads of one request on behalf of one principal: each list at most once, single hubs in batches. Loaders live as long
 * as their request, so that no principal reads what was loaded for another. A list that is loaded is returned
 * synchronously. Every load may throw a GatewayError.
 */
export interface Loaders {
  accounts(onStale?: OnStale): PromiseOrValue<readonly AccountRecord[]>;
  groups(onStale?: OnStale): PromiseOrValue<readonly GroupRecord[]>;
  spaces(onStale?: OnStale): PromiseOrValue<readonly SpaceRecord[]>;
  hubs(onStale?: OnStale): PromiseOrValue<readonly HubRecord[]>;
  /** The hubs of the list that belong to an account: the same array until the list is discarded. */
  hubsOf(accountId: string, onStale?: OnStale): PromiseOrValue<readonly HubRecord[]>;
  /** The hubs of the list that belong to a space: the same array until the list is discarded. */
  hubsIn(spaceId: string, onStale?: OnStale): PromiseOrValue<readonly HubRecord[]>;
  /** Null where the caller sees no such hub. */
  hub(hubId: string, onStale?: OnStale): Promise<HubRecord | null>;
  /**
   * The hub with a part that its list row may lack: fetched by a single read where it does, returned synchronously where
   * it does not. A hub that no longer exists is returned as it was.
   */
  completed(hub: HubRecord, needed: HubPart | 'identity', onStale?: OnStale): PromiseOrValue<HubRecord>;
  /**
   * Discards what was loaded of a hub, or of all hubs, after a change: the next load fetches it again. The list is
   * always discarded, because a change can affect other hubs of a daisy chain.
   */
  forget(hubId?: string): void;
  /** Sends every later load to Operated, whatever the cache has. */
  bypassCache(): void;
  /** Null where the token's scopes do not allow user info, and for a service token. */
  userInfo(onStale?: OnStale): PromiseOrValue<UserInfoRecord | null>;
}

export interface LoadersOptions {
  readonly reads: Reads;
  readonly context: CallContext;
  readonly statistics: ListStatistics;
  /** The limit of concurrent single reads of this request. */
  readonly parallelReads: number;
  readonly readFrom: ReadFrom;
  /** Undefined where no metrics are collected. */
  readonly metrics?: CacheMetrics | undefined;
}

/** The loaders of one request, and a record of its loads. */
export interface RecordedLoaders extends Loaders {
  readonly loads: OperationLoads;
}

/** What is computed of answers, and whether one of them is stale. */
type Loaded<Value> = Pick<Answer<Value>, 'value' | 'isStale'>;

/** Creates the loaders of one request, for the principal of its context. */
export function createLoaders(options: LoadersOptions): RecordedLoaders {
  const { reads, context, statistics, parallelReads, metrics } = options;
  let { readFrom } = options;
  let limit: ReturnType<typeof pLimit> | null = null;
  let batches: DataLoader<string, Answer<HubRecord | null>> | null = null;
  const made: LoadMade[] = [];
  const record = <Value>(name: LoadName, id: string, answer: Promise<Answer<Value>>) => {
    made.push({ name, id, answer });
    return answer;
  };
  const read = <Value>(resource: Resource<Value>) => reads.read(context, resource, readFrom);

  const accounts = memoise(() => record('accounts', '', read(RESOURCES.accounts)));
  const groups = memoise(() => record('groups', '', read(RESOURCES.groups)));
  const spaces = memoise(() => record('spaces', '', read(RESOURCES.spaces)));
  const userInfo = memoise(() => record('userInfo', '', readUserInfo(reads, context, readFrom)));
  /** The list as the batch plan reads it: that single hubs are taken from it is no load of the list. */
  const list = memoise(async () => {
    const answer = await read(RESOURCES.hubs);
    statistics.set(context.principal, statisticsOf(answer.value));
    return answer;
  });
  const hubs = memoise(() => record('hubs', '', list.load()));
  const bySpace = memoise(async (): Promise<Loaded<HubGroups>> => {
    const { value: rows, isStale } = await hubs.load();
    return { value: groupBySpace(rows), isStale };
  });
  const byAccount = memoise(async (): Promise<Loaded<HubGroups>> => {
    const [rows, ofToken] = await Promise.all([hubs.load(), accounts.load()]);
    const needed = rows.value.some((row) => needsSpaces(row, ofToken.value));
    const rooms = needed ? await spaces.load() : NO_SPACES;
    const value = groupByAccount(rows.value, rooms.value, ofToken.value);
    return { value, isStale: rows.isStale || ofToken.isStale || rooms.isStale };
  });

  const single = memoiseById<Answer<HubRecord | null>>((hubId) => {
    if (!canStandInPath(hubId)) return Promise.resolve(NO_HUB);
    limit ??= pLimit(parallelReads);
    return limit(() => read(hubResource(hubId)));
  });
  const wholeHub = memoiseById((hubId) => record('wholeHub', hubId, single.load(hubId)));
  const readBatch = async (hubIds: readonly string[]) => {
    const plan = planBatch({
      wanted: hubIds.length,
      listRequested:
        list.isRequested || (readFrom === 'cache' && reads.freshEntry(context, RESOURCES.hubs) !== null),
      lastList: statistics.get(context.principal),
    });
    metrics?.batched(plan === 'list' ? 'list' : 'single', hubIds.length);
    const listed = plan === 'list' ? await list.load().catch(noneListed(hubIds.length)) : null;
    return Promise.all(
      hubIds.map(async (hubId) => {
        const value = listed && hubsById.find(listed.value, hubId);
        // Whether a list is complete is not documented: a hub that it lacks is fetched by a single read. The failure of
        // one hub must not fail the batch.
        return listed === null || value === null ? single.load(hubId).catch(asError) : { ...listed, value };
      }),
    );
  };
  const hub = memoiseById((hubId) => {
    batches ??= new DataLoader(readBatch, { cache: false });
    return record('hub', hubId, batches.load(hubId));
  });

  const loaderOf: Readonly<Record<LoadName, (id: string) => Promise<Answer<unknown>>>> = {
    accounts: accounts.load,
    groups: groups.load,
    spaces: spaces.load,
    hubs: hubs.load,
    userInfo: userInfo.load,
    hub: hub.load,
    wholeHub: wholeHub.load,
  };
  return {
    loads: { made, make: ({ name, id }) => loaderOf[name](id) },
    accounts: (onStale) => valueOf(accounts, onStale),
    groups: (onStale) => valueOf(groups, onStale),
    spaces: (onStale) => valueOf(spaces, onStale),
    hubs: (onStale) => valueOf(hubs, onStale),
    hubsOf: (accountId, onStale) =>
      whenReady(valueOf(byAccount, onStale), (groupsOfHubs) => groupsOfHubs.get(accountId)),
    hubsIn: (spaceId, onStale) =>
      whenReady(valueOf(bySpace, onStale), (groupsOfHubs) => groupsOfHubs.get(spaceId)),
    hub: (hubId, onStale) => hub.load(hubId).then((answer) => reported(answer, onStale)),
    completed(row, needed, onStale) {
      if (!row.lacks(needed)) return row;
      return wholeHub.load(row.id).then((answer) => reported(answer, onStale) ?? row);
    },
    forget(hubId) {
      for (const read of [list, hubs, bySpace, byAccount]) read.forget();
      for (const read of [hub, wholeHub, single]) read.forget(hubId);
    },
    bypassCache: () => (readFrom = 'operated'),
    userInfo: (onStale) => valueOf(userInfo, onStale),
  };
}

/** The version of what no call of Operated can change. */
const CONSTANT = {};
const NO_HUB = { value: null, isStale: false, version: CONSTANT, sentAt: 0 } as const;
const NO_USER = NO_HUB;
const NO_SPACES: Loaded<readonly SpaceRecord[]> = { value: [], isStale: false };

function valueOf<Value>(
  { loaded, load }: MemoisedRead<Loaded<Value>>,
  onStale?: OnStale,
): PromiseOrValue<Value> {
  return whenReady(loaded ?? load(), (answer) => reported(answer, onStale));
}

/** The value of an answer, which is reported where it is stale. */
function reported<Value>({ value, isStale }: Loaded<Value>, onStale?: OnStale): Value {
  if (isStale) onStale?.();
  return value;
}

/**
 * Handles the failure of a list: it is null, so that single reads replace it.
 * @param wanted how many hubs are wanted of the list.
 * @returns a handler that throws the failure where single reads would fail the same way, or would be too many.
 */
function noneListed(wanted: number): (error: unknown) => null {
  return (error) => {
    const failsAllCalls = error instanceof GatewayError && error.failsAllCalls;
    if (failsAllCalls || !mayReplaceFailedList(wanted)) throw error;
    return null;
  };
}

async function readUserInfo(
  reads: Reads,
  context: CallContext,
  readFrom: ReadFrom,
): Promise<Answer<UserInfoRecord | null>> {
  // The vendor's demo client: user info is "not applicable" to a service.
  if (context.principal.kind === 'service') return NO_USER;
  try {
    return await reads.read(context, RESOURCES.userInfo, readFrom);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'FORBIDDEN') return NO_USER;
    throw error;
  }
}

/** DataLoader expects an error in the place of a value. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('unknown failure');
}
