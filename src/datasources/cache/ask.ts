import { GatewayError } from '../../schema/gateway-error.js';
import { parseBody } from '../../wire/parse-body.js';
import type { CallContext } from '../upstream/call-context.js';
import { logUnreadable } from '../upstream/log.js';
import type { FetchedBody, OperatedClient } from '../upstream/operated-client.js';
import type { Validators } from '../upstream/validators.js';
import type { AnswerStore, PendingRead } from './answer-store.js';
import { digestOf } from './body-digest.js';
import { absentEntry, createEntry, type Entry } from './entry.js';
import type { Resource } from './resource.js';

/**
 * The heap that an answer needs for each character of its body: `bench/cache.ts` measures 0.8 to 1.2 bytes where nothing
 * is decoded, 1.6 to 2.3 where queries have read all, and twice as much where all texts have characters beyond Latin-1.
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
    const last = store.get(context.principal.key, resource)?.entry ?? null;
    let sentAt = now();
    const fetched = await client.fetch(context, kind.endpoint, {
      ...(id === null ? {} : { params: { hubId: id } }),
      mayBeAbsent: kind.absent !== undefined,
      validators: last?.validators,
      onSend: () => (sentAt = now()),
    });
    if (fetched.kind === 'absent') {
      pending.storeAbsent();
      return absentEntry(kind, sentAt);
    }
    const entry =
      fetched.kind === 'unchanged'
        ? last && renewed(last, sentAt, last.validators)
        : await entryOf(fetched, resource, last, sentAt).catch((error: unknown) => {
            if (error instanceof GatewayError) logUnreadable(context.logger, kind.endpoint, fetched.text);
            throw error;
          });
    if (entry === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
    pending.store(entry);
    return entry;
  };
}

async function entryOf<Value>(
  { text, validators }: FetchedBody,
  { kind, id }: Resource<Value>,
  last: Entry<Value> | null,
  sentAt: number,
): Promise<Entry<Value>> {
  const digest = await digestOf(text);
  if (last?.digest === digest) return renewed(last, sentAt, validators);
  const body = await parseBody(text);
  if (body === undefined) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  return createEntry({
    kind,
    value: kind.decode(body, new Date(sentAt), id),
    sentAt,
    version: {},
    digest,
    validators,
    bytes: ENTRY_BYTES + Math.ceil(text.length * HEAP_BYTES_PER_CHARACTER),
  });
}

function renewed<Value>(last: Entry<Value>, sentAt: number, validators: Validators): Entry<Value> {
  const value = last.kind.asOf(last.value, new Date(sentAt), false);
  return createEntry({ ...last, value, sentAt, validators });
}
