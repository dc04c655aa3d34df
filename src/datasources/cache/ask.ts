import { GatewayError } from '../../schema/gateway-error.js';
import type { Body } from '../../wire/body.js';
import { parseBody } from '../../wire/parse-body.js';
import type { CallContext } from '../upstream/call-context.js';
import { logUnreadable } from '../upstream/log.js';
import type { OperatedClient } from '../upstream/operated-client.js';
import type { Validators } from '../upstream/validators.js';
import type { AnswerStore, PendingRead } from './answer-store.js';
import { type BodyIdentity, bytesOfIdentity, identify } from './body-identity.js';
import { absentEntry, createEntry, type Entry } from './entry.js';
import type { Resource } from './resource.js';

/**
 * The heap that an answer needs for each character of its body: `bench/cache.ts` measures 0.8 to 1.2 bytes where nothing
 * is decoded, 1.5 to 2.2 where queries have read all, and twice as much where all texts have characters beyond Latin-1.
 */
const HEAP_BYTES_PER_CHARACTER = 2.5;
/** The heap that any entry needs beside its value. */
const ENTRY_BYTES = 1_000;

/**
 * Asks Operated for a resource, and stores the answer.
 * @param pending the registered read.
 * @returns the answer; the kind's value for absence where the principal can see no such resource.
 * @throws GatewayError for every failure of Operated or the network.
 */
export type Ask = <Value>(
  context: CallContext,
  resource: Resource<Value>,
  pending: PendingRead,
) => Promise<Entry<Value>>;

/**
 * An answer that equals the stored one, by its body or by a 304, is not decoded again: only its time is new.
 * @param now the clock, ms since the epoch.
 */
export function createAsk(
  client: Pick<OperatedClient, 'fetch'>,
  store: Pick<AnswerStore, 'get'>,
  now: () => number,
): Ask {
  return async (context, resource, pending) => {
    const { kind, id } = resource;
    const { key } = context.principal;
    const last = store.get(key, resource)?.entry ?? null;
    let sentAt = now();
    const fetched = await client.fetch(context, kind.endpoint, {
      params: id === null ? undefined : { hubId: id },
      mayBeAbsent: kind.absent !== undefined,
      validators: last?.validators,
      onSend: () => (sentAt = now()),
    });
    if (fetched.kind === 'absent') {
      pending.storeAbsent();
      return absentEntry(kind, sentAt);
    }
    let entry: typeof last;
    if (fetched.kind === 'unchanged') entry = last && renewed(last, sentAt, last.validators);
    else {
      // Another read may have stored the same body meanwhile.
      const stored = store.get(key, resource)?.entry ?? last;
      const { body, validators } = fetched;
      const compared = identify(body, stored?.identity ?? null);
      const identity = compared instanceof Promise ? await compared : compared;
      entry =
        stored !== null && identity === stored.identity
          ? renewed(stored, sentAt, validators)
          : await decoded(context, resource, { body, validators, identity, sentAt });
    }
    if (entry === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
    pending.store(entry);
    return entry;
  };
}

interface Received {
  readonly body: Body;
  readonly validators: Validators;
  readonly identity: BodyIdentity;
  readonly sentAt: number;
}

async function decoded<Value>(
  { logger }: CallContext,
  { kind, id }: Resource<Value>,
  { body, validators, identity, sentAt }: Received,
): Promise<Entry<Value>> {
  try {
    const json = await parseBody(body);
    if (json === undefined) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
    return createEntry({
      kind,
      value: kind.decode(json, new Date(sentAt), id),
      sentAt,
      version: {},
      identity,
      validators,
      bytes: ENTRY_BYTES + Math.ceil(body.length * HEAP_BYTES_PER_CHARACTER) + bytesOfIdentity(identity),
    });
  } catch (error) {
    if (error instanceof GatewayError) await logUnreadable(logger, kind.endpoint, body);
    throw error;
  }
}

function renewed<Value>(last: Entry<Value>, sentAt: number, validators: Validators): Entry<Value> {
  const value = last.kind.asOf(last.value, new Date(sentAt), false);
  return createEntry({ ...last, value, sentAt, validators });
}
