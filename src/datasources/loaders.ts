import DataLoader from 'dataloader';
import pLimit from 'p-limit';
import { GatewayError } from '../schema/gateway-error.js';
import { mayReplaceFailedList, planBatch } from './batch-plan.js';
import { type AccountRecord, decodeAccounts, decodeGroups, type GroupRecord } from './decode/account.js';
import { decodeHub, decodeHubs } from './decode/hub-rows.js';
import type { HubPart, HubRecord } from './decode/hub.js';
import { decodeSpaces, type SpaceRecord } from './decode/space.js';
import { decodeUserInfo, type UserInfoRecord } from './decode/user-info.js';
import type { ListStatistics } from './list-statistics.js';
import { accountOfHub, needsSpaces } from './relations.js';
import type { CallContext } from './upstream/call-context.js';
import { canStandInPath, ENDPOINTS } from './upstream/endpoints.js';
import type { OperatedClient } from './upstream/operated-client.js';

/**
 * Reads of one request on behalf of one principal: each list at most once, single hubs in batches. Loaders live as long
 * as their request, so that no principal reads what was loaded for another. Every load may throw a GatewayError.
 */
export interface Loaders {
  accounts(): Promise<readonly AccountRecord[]>;
  groups(): Promise<readonly GroupRecord[]>;
  spaces(): Promise<readonly SpaceRecord[]>;
  hubs(): Promise<readonly HubRecord[]>;
  /** The hubs of the list that belong to an account: the same array until the list is discarded. */
  hubsOf(accountId: string): Promise<readonly HubRecord[]>;
  /** The hubs of the list that belong to a space: the same array until the list is discarded. */
  hubsIn(spaceId: string): Promise<readonly HubRecord[]>;
  /** Null where the caller sees no such hub. */
  hub(hubId: string): Promise<HubRecord | null>;
  /**
   * The hub with a part that its list row may lack: fetched by a single read where it does, returned synchronously where
   * it does not. A hub that no longer exists is returned as it was.
   */
  completed(hub: HubRecord, needed: HubPart | 'identity'): HubRecord | Promise<HubRecord>;
  /**
   * Discards what was loaded of a hub, or of all hubs, after a change: the next load fetches it again. The list is
   * always discarded, because a change can affect other hubs of a daisy chain.
   */
  forget(hubId?: string): void;
  /** Null where the token's scopes do not allow user info, and for a service token. */
  userInfo(): Promise<UserInfoRecord | null>;
}

const NO_HUBS: readonly HubRecord[] = [];

/** @param parallelReads the limit of concurrent single reads of this request. */
export function createLoaders(
  client: OperatedClient,
  context: CallContext,
  statistics: ListStatistics,
  parallelReads: number,
): Loaders {
  const limit = pLimit(parallelReads);

  const accounts = memoise(async () => decodeAccounts(await client.get(context, ENDPOINTS.accounts)));
  const groups = memoise(async () => decodeGroups(await client.get(context, ENDPOINTS.groups)));
  const spaces = memoise(async () => decodeSpaces(await client.get(context, ENDPOINTS.spaces)));
  const hubs = memoise(async () => {
    const list = decodeHubs(await client.get(context, ENDPOINTS.hubs), new Date());
    statistics.set(context.principal, {
      size: list.length,
      whole: list.every((hub) => hub.missing.size === 0),
    });
    return list;
  });
  const bySpace = memoise(async () => groupBy(await hubs.load(), (row) => row.spaceIds));
  const byAccount = memoise(async () => {
    const [rows, ofToken] = await Promise.all([hubs.load(), accounts.load()]);
    const rooms = rows.some((row) => needsSpaces(row, ofToken)) ? await spaces.load() : [];
    return groupBy(rows, (row) => {
      const account = accountOfHub(row, rooms, ofToken);
      return account === null ? [] : [account.id];
    });
  });
  const userInfo = memoise(() => readUserInfo(client, context));

  const single = new DataLoader<string, HubRecord | null>(
    (hubIds) =>
      Promise.all(
        hubIds.map((hubId) =>
          // The failure of one hub must not fail the batch.
          limit(() => readHub(client, context, hubId)).catch(asError),
        ),
      ),
    { batch: false },
  );

  const hub = new DataLoader<string, HubRecord | null>(async (hubIds) => {
    const plan = planBatch({
      wanted: hubIds.length,
      listRequested: hubs.isRequested,
      lastList: statistics.get(context.principal),
    });
    const listed = plan === 'list' ? await hubs.load().catch(noneListed(hubIds.length)) : [];
    const byId = new Map(listed.map((row) => [row.id, row]));
    // Whether a list is complete is not documented: a hub that it lacks is fetched by a single read.
    return Promise.all(hubIds.map(async (hubId) => byId.get(hubId) ?? single.load(hubId).catch(asError)));
  });

  return {
    accounts: accounts.load,
    groups: groups.load,
    spaces: spaces.load,
    hubs: hubs.load,
    hubsOf: async (accountId) => (await byAccount.load()).get(accountId) ?? NO_HUBS,
    hubsIn: async (spaceId) => (await bySpace.load()).get(spaceId) ?? NO_HUBS,
    hub: (hubId) => hub.load(hubId),
    completed(row, needed) {
      const isWhole = needed === 'identity' ? !row.isThin : !row.missing.has(needed);
      return isWhole ? row : single.load(row.id).then((whole) => whole ?? row);
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
    userInfo: userInfo.load,
  };
}

/**
 * Handles the failure of a list: no rows, so that single reads replace it.
 * @param wanted how many hubs are wanted of the list.
 * @returns a handler that throws the failure where single reads would fail the same way, or would be too many.
 */
function noneListed(wanted: number): (error: unknown) => readonly HubRecord[] {
  return (error) => {
    const failsAllCalls = error instanceof GatewayError && error.failsAllCalls;
    if (failsAllCalls || !mayReplaceFailedList(wanted)) throw error;
    return [];
  };
}

/** One pass over the hubs, for queries of many accounts or spaces. */
function groupBy(
  hubs: readonly HubRecord[],
  keysOf: (hub: HubRecord) => readonly string[],
): ReadonlyMap<string, readonly HubRecord[]> {
  const groups = new Map<string, HubRecord[]>();
  for (const hub of hubs) {
    for (const key of keysOf(hub)) {
      const group = groups.get(key);
      if (group) group.push(hub);
      else groups.set(key, [hub]);
    }
  }
  return groups;
}

async function readHub(
  client: OperatedClient,
  context: CallContext,
  hubId: string,
): Promise<HubRecord | null> {
  if (!canStandInPath(hubId)) return null;
  const body = await client.get(context, ENDPOINTS.hub, { params: { hubId }, absentAs: null });
  return body === null ? null : decodeHub(body, hubId, new Date());
}

async function readUserInfo(client: OperatedClient, context: CallContext): Promise<UserInfoRecord | null> {
  // The vendor's demo client: user info is "not applicable" to a service.
  if (context.principal.kind === 'service') return null;
  try {
    return decodeUserInfo(await client.get(context, ENDPOINTS.userInfo));
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'FORBIDDEN') return null;
    throw error;
  }
}

/** A read that is sent at most once until it is discarded. */
interface MemoisedRead<Value> {
  readonly load: () => Promise<Value>;
  /** Whether the read was sent, or has an answer. */
  readonly isRequested: boolean;
  forget(): void;
}

function memoise<Value>(read: () => Promise<Value>): MemoisedRead<Value> {
  let pending: Promise<Value> | null = null;
  return {
    load: () => (pending ??= read()),
    get isRequested() {
      return pending !== null;
    },
    forget() {
      pending = null;
    },
  };
}

/** DataLoader expects an error in the place of a value. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('unknown failure');
}
