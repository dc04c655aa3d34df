import DataLoader from 'dataloader';
import pLimit from 'p-limit';
import { GatewayError } from '../schema/gateway-error.js';
import { planBatch } from './batch-plan.js';
import { type AccountRecord, decodeAccounts, decodeGroups, type GroupRecord } from './decode/account.js';
import { decodeHub, decodeHubs } from './decode/hub-rows.js';
import type { HubPart, HubRecord } from './decode/hub.js';
import { decodeSpaces, type SpaceRecord } from './decode/space.js';
import { decodeUserInfo, type UserInfoRecord } from './decode/user-info.js';
import { canStandInPath, ENDPOINTS } from './upstream/endpoints.js';
import type { ListStatistics } from './list-statistics.js';
import type { CallContext, OperatedClient } from './upstream/operated-client.js';

/**
 * What one request reads of Operated for one principal: each list at most once, single hubs together. Made for a
 * request and let go with it, so that nothing can be read for anybody else. Every load may throw a GatewayError.
 */
export interface Loaders {
  accounts(): Promise<readonly AccountRecord[]>;
  groups(): Promise<readonly GroupRecord[]>;
  spaces(): Promise<readonly SpaceRecord[]>;
  hubs(): Promise<readonly HubRecord[]>;
  /** The hubs of the list that stand in a space. */
  hubsIn(spaceId: string): Promise<readonly HubRecord[]>;
  /** Null where the caller can see no such hub. */
  hub(hubId: string): Promise<HubRecord | null>;
  /**
   * The hub with a part that its row lacks, by a single read where it does. A hub that is gone since stays as it is.
   * Returned at once where there is nothing to read.
   */
  completed(hub: HubRecord, needed: HubPart | 'identity'): HubRecord | Promise<HubRecord>;
  /**
   * Lets go of what was read of a hub, or of all hubs, because it may have changed: what asks next reads it anew. A
   * hub that hangs on another in a daisy chain changes with it.
   */
  forget(hubId?: string): void;
  /** Null where the token's scopes do not allow to know, and for a service token. */
  userInfo(): Promise<UserInfoRecord | null>;
}

/** @param parallelReads how many single reads of this request may be under way at once. */
export function createLoaders(
  client: OperatedClient,
  context: CallContext,
  hints: ListStatistics,
  parallelReads: number,
): Loaders {
  const limit = pLimit(parallelReads);

  const accounts = once(async () => decodeAccounts(await client.get(context, ENDPOINTS.accounts)));
  const groups = once(async () => decodeGroups(await client.get(context, ENDPOINTS.groups)));
  const spaces = once(async () => decodeSpaces(await client.get(context, ENDPOINTS.spaces)));
  const hubs = once(async () => {
    const list = decodeHubs(await client.get(context, ENDPOINTS.hubs), new Date());
    hints.set(context.principal, { size: list.length, whole: list.every((hub) => hub.missing.size === 0) });
    return list;
  });
  const bySpace = once(async () => indexBySpace(await hubs.load()));
  const userInfo = once(() => readUserInfo(client, context));

  const single = new DataLoader<string, HubRecord | null>(
    (hubIds) =>
      Promise.all(
        hubIds.map((hubId) =>
          // One hub's failure is that hub's alone.
          limit(() => readHub(client, context, hubId)).catch(asError),
        ),
      ),
    { batch: false },
  );

  const hub = new DataLoader<string, HubRecord | null>(async (hubIds) => {
    const plan = planBatch({
      wanted: hubIds.length,
      listAsked: hubs.asked,
      lastList: hints.get(context.principal),
    });
    const listed = plan === 'list' ? await hubs.load().catch(noneListed) : [];
    const byId = new Map(listed.map((row) => [row.id, row]));
    // Whether a list is whole is not documented: what is not in it is asked for by itself.
    return Promise.all(hubIds.map(async (hubId) => byId.get(hubId) ?? single.load(hubId).catch(asError)));
  });

  return {
    accounts: accounts.load,
    groups: groups.load,
    spaces: spaces.load,
    hubs: hubs.load,
    hubsIn: async (spaceId) => (await bySpace.load()).get(spaceId) ?? [],
    hub: (hubId) => hub.load(hubId),
    completed(row, needed) {
      const isWhole = needed === 'identity' ? !row.isThin : !row.missing.has(needed);
      return isWhole ? row : single.load(row.id).then((whole) => whole ?? row);
    },
    forget(hubId) {
      hubs.forget();
      bySpace.forget();
      for (const loader of [hub, single]) {
        if (hubId === undefined) loader.clearAll();
        else loader.clear(hubId);
      }
    },
    userInfo: userInfo.load,
  };
}

/** @throws the failure of the list, where single reads would fail the same way. */
function noneListed(error: unknown): readonly HubRecord[] {
  if (error instanceof GatewayError && error.failsAllCalls) throw error;
  return [];
}

/** Made once, so that a query of many spaces does not look through all hubs for each. */
function indexBySpace(hubs: readonly HubRecord[]): ReadonlyMap<string, readonly HubRecord[]> {
  const index = new Map<string, HubRecord[]>();
  for (const hub of hubs) {
    for (const spaceId of hub.spaceIds) {
      const inSpace = index.get(spaceId);
      if (inSpace) inSpace.push(hub);
      else index.set(spaceId, [hub]);
    }
  }
  return index;
}

async function readHub(
  client: OperatedClient,
  context: CallContext,
  hubId: string,
): Promise<HubRecord | null> {
  if (!canStandInPath(hubId)) return null;
  const body = await client.get(context, ENDPOINTS.hub, { hubId, absentAs: null });
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

interface Once<Value> {
  readonly load: () => Promise<Value>;
  readonly asked: boolean;
  forget(): void;
}

function once<Value>(read: () => Promise<Value>): Once<Value> {
  let pending: Promise<Value> | null = null;
  return {
    load: () => (pending ??= read()),
    get asked() {
      return pending !== null;
    },
    forget() {
      pending = null;
    },
  };
}

/** DataLoader takes an error in the place of a value. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('unknown failure');
}
