import { type AccountRecord, decodeAccounts, decodeGroups, type GroupRecord } from '../decode/account.js';
import { decodeHub, decodeHubs } from '../decode/hub-rows.js';
import type { HubRecord } from '../decode/hub.js';
import { decodeSpaces, type SpaceRecord } from '../decode/space.js';
import { decodeUserInfo, type UserInfoRecord } from '../decode/user-info.js';
import { shareIndexes } from '../list-index.js';
import { type Endpoint, ENDPOINTS } from '../upstream/endpoints.js';

/** A kind of resources: where they are read, and how an answer is decoded. */
export interface ResourceKind<Value> {
  readonly name: 'accounts' | 'groups' | 'spaces' | 'userInfo' | 'hubs' | 'hub';
  readonly endpoint: Endpoint;
  /** Whether a change of a hub can change the answer. */
  readonly showsHubs: boolean;
  /** The value of a resource that does not exist; undefined where that is a failure. */
  readonly absent?: Value;
  /**
   * Decodes a body.
   * @param id of the resource; null for a list.
   * @throws GatewayError UPSTREAM_INVALID_RESPONSE
   */
  decode(body: unknown, fetchedAt: Date, id: string | null): Value;
  /** The same value as of another time. It shares everything that is decoded. */
  asOf(value: Value, fetchedAt: Date, isStale: boolean): Value;
}

/** One resource of Operated, as every principal can ask for it. */
export interface Resource<Value> {
  readonly kind: ResourceKind<Value>;
  /** The id of a single hub; null for a list. */
  readonly id: string | null;
}

const WITHOUT_TIME = { showsHubs: false, asOf: <Value>(value: Value): Value => value } as const;

const HUBS: ResourceKind<readonly HubRecord[]> = {
  name: 'hubs',
  endpoint: ENDPOINTS.hubs,
  showsHubs: true,
  decode: decodeHubs,
  asOf(hubs, fetchedAt, isStale) {
    const ofThatTime = hubs.map((hub) => hub.asOf(fetchedAt, isStale));
    shareIndexes(hubs, ofThatTime);
    return ofThatTime;
  },
};

const HUB: ResourceKind<HubRecord | null> = {
  name: 'hub',
  endpoint: ENDPOINTS.hub,
  showsHubs: true,
  absent: null,
  // Inferred: a hub that does not exist may be null, with status 200.
  decode: (body, fetchedAt, id) => (body === null ? null : decodeHub(body, id ?? '', fetchedAt)),
  asOf: (hub, fetchedAt, isStale) => hub?.asOf(fetchedAt, isStale) ?? null,
};

/** The lists of a token. */
export const RESOURCES = {
  accounts: list<readonly AccountRecord[]>({
    name: 'accounts',
    endpoint: ENDPOINTS.accounts,
    decode: decodeAccounts,
    ...WITHOUT_TIME,
  }),
  groups: list<readonly GroupRecord[]>({
    name: 'groups',
    endpoint: ENDPOINTS.groups,
    decode: decodeGroups,
    ...WITHOUT_TIME,
  }),
  spaces: list<readonly SpaceRecord[]>({
    name: 'spaces',
    endpoint: ENDPOINTS.spaces,
    decode: decodeSpaces,
    ...WITHOUT_TIME,
  }),
  userInfo: list<UserInfoRecord>({
    name: 'userInfo',
    endpoint: ENDPOINTS.userInfo,
    decode: decodeUserInfo,
    ...WITHOUT_TIME,
  }),
  hubs: list(HUBS),
} as const;

/** A single hub; null where the principal sees no such hub. */
export function hubResource(hubId: string): Resource<HubRecord | null> {
  return { kind: HUB, id: hubId };
}

/** Names a resource among those of one principal. */
export function nameOf({ kind, id }: Resource<unknown>): string {
  return id === null ? kind.name : `${kind.name} ${id}`;
}

function list<Value>(kind: ResourceKind<Value>): Resource<Value> {
  return { kind, id: null };
}
