import { GatewayError } from '../../schema/gateway-error.js';
import type { HubRecord } from '../decode/hub.js';
import { NO_VALIDATORS, type Validators } from '../upstream/validators.js';
import type { BodyIdentity } from './body-identity.js';
import { type ResourceKind, RESOURCES } from './resource.js';

/** An answer of Operated, decoded once. Immutable: the requests of its principal share it. */
export interface Entry<Value> {
  readonly kind: ResourceKind<Value>;
  readonly value: Value;
  /** The value as it is served where Operated fails. It shares everything that is decoded. */
  staleValue(): Value;
  /** When the request was sent, ms since the epoch: the age of the entry counts from there. */
  readonly sentAt: number;
  /** The identity of what was decoded: the entries of equal bodies share it. */
  readonly version: object;
  readonly identity: BodyIdentity;
  readonly validators: Validators;
  /** The estimated size on the heap. */
  readonly bytes: number;
}

/** Creates an entry; its stale value is created when it is first needed. */
export function createEntry<Value>(fields: Omit<Entry<Value>, 'staleValue'>): Entry<Value> {
  let stale: { readonly value: Value } | null = null;
  return {
    ...fields,
    staleValue() {
      const { kind, value, sentAt } = fields;
      stale ??= { value: kind.asOf(value, new Date(sentAt), true) };
      return stale.value;
    },
  };
}

/**
 * The entry of a resource that does not exist. It is not stored.
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE where the kind has no such value.
 */
export function absentEntry<Value>(kind: ResourceKind<Value>, sentAt: number): Entry<Value> {
  if (kind.absent === undefined) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  return createEntry({
    kind,
    value: kind.absent,
    sentAt,
    version: kind,
    identity: '',
    validators: NO_VALIDATORS,
    bytes: 0,
  });
}

/** Whether an entry is of this kind, so that its value has the kind's type. */
export function isOfKind<Value>(entry: Entry<unknown>, kind: ResourceKind<Value>): entry is Entry<Value> {
  return entry.kind === kind;
}

/** The hubs of an entry that is the list of hubs; null for any other entry. */
export function hubsIn(entry: Entry<unknown>): readonly HubRecord[] | null {
  return isOfKind(entry, RESOURCES.hubs.kind) ? entry.value : null;
}
