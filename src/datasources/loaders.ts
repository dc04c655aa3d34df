import DataLoader from 'dataloader';
import pLimit from 'p-limit';
import { GatewayError } from '../schema/gateway-error.js';
import { mayReplaceFailedList, planBatch } from './batch-plan.js';
import type { Answer, ReadFrom, Reads } from './cache/reads.js';
import { hubResource, type Resource, RESOURCES } from './cache/resource.js';
import type { AccountRecord, GroupRecord } from './decode/account.js';
import type { HubPart, HubRecord } from './decode/hub.js';
import type { SpaceRecord } from './decode/space.js';
import type { UserInfoRecord } from './decode/user-info.js';
import { groupBy } from './group-by.js';
import type { ListStatistics } from './list-statistics.js';
import { memoise } from './memoised-read.js';
import { accountOfHub, hubsById, needsSpaces } from './relations.js';
import type { CallContext } from './upstream/call-context.js';
import { canStandInPath } from './upstream/endpoints.js';

/** What the loads of a request share. */
type Loaded<Value> = Pick<Answer<Value>, 'value' | 'isStale'>;

/** Called where a load is served an earlier answer because Operated fails. */
export type OnStale = () => void;

/**
 * Reads of one request on behalf of one principal: each list at most once, single hubs in batches. Loaders live as long
 * as their request, so that no principal reads what was loaded for another. Every load may throw a GatewayError.
 */
export interface Loaders {
  accounts(onStale?: OnStale): Promise<readonly AccountRecord[]>;
  groups(onStale?: OnStale): Promise<readonly GroupRecord[]>;
  spaces(onStale?: OnStale): Promise<readonly SpaceRecord[]>;
  hubs(onStale?: OnStale): Promise<readonly HubRecord[]>;
  /** The hubs of the list that belong to an account: the same array until the list is discarded. */
  hubsOf(accountId: string, onStale?: OnStale): Promise<readonly HubRecord[]>;
  /** The hubs of the list that belong to a space: the same array until the list is discarded. */
  hubsIn(spaceId: string, onStale?: OnStale): Promise<readonly HubRecord[]>;
  /** Null where the caller sees no such hub. */
  hub(hubId: string, onStale?: OnStale): Promise<HubRecord | null>;
  /**
   * The hub with a part that its list row may lack: fetched by a single read where it does, returned synchronously where
   * it does not. A hub that no longer exists is returned as it was.
   */
  completed(hub: HubRecord, needed: HubPart | 'identity', onStale?: OnStale): HubRecord | Promise<HubRecord>;
  /**
   * Discards what was loaded of a hub, or of all hubs, after a change: the next load fetches it again. The list is
   * always discarded, because a change can affect other hubs of a daisy chain.
   */
  forget(hubId?: string): void;
  /** Sends every later load to Operated, whatever the cache has. */
  bypassCache(): void;
  /** Null where the token's scopes do not allow user info, and for a service token. */
  userInfo(onStale?: OnStale): Promise<UserInfoRecord | null>;
}

export interface LoadersOptions {
  readonly reads: Reads;
  readonly context: CallContext;
  readonly statistics: ListStatistics;
  /** The limit of concurrent single reads of this request. */
  readonly parallelReads: number;
  readonly readFrom: ReadFrom;
}

const NO_HUBS: readonly HubRecord[] = [];

/** Creates the loaders of one request, for the principal of its context. */
export function createLoaders(options: LoadersOptions): Loaders {
  const { reads, context, statistics, parallelReads } = options;
  let { readFrom } = options;
  const limit = pLimit(parallelReads);
  const read = <Value>(resource: Resource<Value>) => reads.read(context, resource, readFrom);

  const accounts = memoise(() => read(RESOURCES.accounts));
  const groups = memoise(() => read(RESOURCES.groups));
  const spaces = memoise(() => read(RESOURCES.spaces));
  const hubs = memoise(async () => {
    const answer = await read(RESOURCES.hubs);
    statistics.set(context.principal, {
      size: answer.value.length,
      whole: answer.value.every((hub) => hub.missing.size === 0),
    });
    return answer;
  });
  const bySpace = memoise(async () => {
    const { value: rows, isStale } = await hubs.load();
    return { value: groupBy(rows, (row) => row.spaceIds), isStale };
  });
  const byAccount = memoise(async () => {
    const [rows, ofToken] = await Promise.all([hubs.load(), accounts.load()]);
    const needed = rows.value.some((row) => needsSpaces(row, ofToken.value));
    const rooms = needed ? await spaces.load() : { value: [], isStale: false };
    const groupsOfRows = groupBy(rows.value, (row) => {
      const account = accountOfHub(row, rooms.value, ofToken.value);
      return account === null ? [] : [account.id];
    });
    return { value: groupsOfRows, isStale: rows.isStale || ofToken.isStale || rooms.isStale };
  });
  const userInfo = memoise(() => readUserInfo(reads, context, readFrom));

  const single = new DataLoader<string, Loaded<HubRecord | null>>(
    (hubIds) =>
      Promise.all(
        hubIds.map(async (hubId) => {
          if (!canStandInPath(hubId)) return NO_HUB;
          // The failure of one hub must not fail the batch.
          return limit(() => read(hubResource(hubId))).catch(asError);
        }),
      ),
    { batch: false },
  );

  const hub = new DataLoader<string, Loaded<HubRecord | null>>(async (hubIds) => {
    const plan = planBatch({
      wanted: hubIds.length,
      listRequested: hubs.isRequested || (readFrom === 'cache' && reads.isFresh(context, RESOURCES.hubs)),
      lastList: statistics.get(context.principal),
    });
    const { value: listed, isStale } =
      plan === 'list' ? await hubs.load().catch(noneListed(hubIds.length)) : NONE_LISTED;
    return Promise.all(
      hubIds.map(async (hubId) => {
        const value = hubsById.find(listed, hubId);
        // Whether a list is complete is not documented: a hub that it lacks is fetched by a single read.
        return value === null ? single.load(hubId).catch(asError) : { value, isStale };
      }),
    );
  });

  return {
    accounts: (onStale) => valueOf(accounts.load(), onStale),
    groups: (onStale) => valueOf(groups.load(), onStale),
    spaces: (onStale) => valueOf(spaces.load(), onStale),
    hubs: (onStale) => valueOf(hubs.load(), onStale),
    hubsOf: async (accountId, onStale) =>
      (await valueOf(byAccount.load(), onStale)).get(accountId) ?? NO_HUBS,
    hubsIn: async (spaceId, onStale) => (await valueOf(bySpace.load(), onStale)).get(spaceId) ?? NO_HUBS,
    hub: (hubId, onStale) => valueOf(hub.load(hubId), onStale),
    completed(row, needed, onStale) {
      if (!row.lacks(needed)) return row;
      return valueOf(single.load(row.id), onStale).then((whole) => whole ?? row);
    },
    forget(hubId) {
      hubs.forget();
      bySpace.forget();
      byAccount.forget();
      for (const loader of [hub, single]) {
        if (hubId === undefined) loader.clearAll();
        else loader.clear(hubId);
      }
    },
    bypassCache: () => (readFrom = 'operated'),
    userInfo: (onStale) => valueOf(userInfo.load(), onStale),
  };
}

const NO_HUB = { value: null, isStale: false } as const;
const NONE_LISTED = { value: NO_HUBS, isStale: false } as const;

async function valueOf<Value>(answer: Promise<Loaded<Value>>, onStale?: OnStale): Promise<Value> {
  const { value, isStale } = await answer;
  if (isStale) onStale?.();
  return value;
}

/**
 * Handles the failure of a list: no rows, so that single reads replace it.
 * @param wanted how many hubs are wanted of the list.
 * @returns a handler that throws the failure where single reads would fail the same way, or would be too many.
 */
function noneListed(wanted: number): (error: unknown) => Loaded<readonly HubRecord[]> {
  return (error) => {
    const failsAllCalls = error instanceof GatewayError && error.failsAllCalls;
    if (failsAllCalls || !mayReplaceFailedList(wanted)) throw error;
    return NONE_LISTED;
  };
}

async function readUserInfo(
  reads: Reads,
  context: CallContext,
  readFrom: ReadFrom,
): Promise<Loaded<UserInfoRecord | null>> {
  // The vendor's demo client: user info is "not applicable" to a service.
  if (context.principal.kind === 'service') return { value: null, isStale: false };
  try {
    return await reads.read(context, RESOURCES.userInfo, readFrom);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'FORBIDDEN') return { value: null, isStale: false };
    throw error;
  }
}

/** DataLoader expects an error in the place of a value. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('unknown failure');
}
