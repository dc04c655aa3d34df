import { isDeepStrictEqual } from 'node:util';
import { HubRecord } from '../datasources/decode/hub.js';
import { powerSummaryOf } from '../datasources/power-summary.js';
import type { PowerSummary } from '../schema/power.js';
import { memoise, memoisePair } from '../wire/memoise.js';
import type { Access, CreateProducer } from './event-producer.js';
import { type HubList, mayShare } from './hub-authorization.js';
import type { Snapshot } from './snapshot.js';

/** Selects the hubs whose power is summed, those of an account or of a space, from any list of hubs. */
export type HubScope = (hubs: readonly HubRecord[]) => readonly HubRecord[];

/**
 * The totals of a scope, as the queries `Space.power` and `Account.power` would answer them: the current ones, then each
 * that differs from the last. A slow reader gets the newest totals only. They are not sent while the snapshot lacks hubs
 * that the principal sees; a hub that cannot be read counts with its last reading.
 */
export function powerTotals(scope: HubScope): CreateProducer<PowerSummary> {
  return (access) => {
    let isDue = false;
    let last: PowerSummary | null = null;
    return {
      start() {
        isDue = true;
      },
      update() {
        isDue = true;
      },
      confirmed() {
        isDue = true;
      },
      take(snapshot) {
        const totals = isDue ? totalsFor(access, scope, snapshot) : null;
        if (totals === null) return null;
        isDue = false;
        if (last !== null && isDeepStrictEqual(last, totals)) return null;
        last = totals;
        return totals;
      },
      clear() {
        isDue = false;
      },
    };
  };
}

/** @returns null where the subscriber may not be sent all that the totals consist of, or a part of it is not known yet. */
function totalsFor(access: Access, scope: HubScope, snapshot: Snapshot): PowerSummary | null {
  const { authorization } = access;
  const isWhole = access.isPrivate() ? isWholeOfOwn : isWholeOfShared;
  if (!authorization.isConfirmed() || !isWhole(snapshot, authorization.list)) return null;
  return equalOnce(snapshot, scope, sumOf(scope)(snapshot, authorization.list));
}

/** Whether a snapshot that another principal's token read has all hubs of a list, in records that may be shared. */
const isWholeOfShared = memoisePair((snapshot: Snapshot, list: HubList): boolean =>
  [...list.hubIds].every((id) => {
    const hub = snapshot.hubs.get(id);
    return hub !== undefined && mayShare(list, hub);
  }),
);

/** Whether a snapshot that the principal's own token read has all hubs of a list, except those that cannot be read. */
const isWholeOfOwn = memoisePair((snapshot: Snapshot, { hubIds, thinRows }: HubList): boolean =>
  [...hubIds].every((id) => snapshot.hubs.has(id) || thinRows.has(id)),
);

const hubsOf = memoise(({ hubs }: Snapshot): readonly HubRecord[] => [...hubs.values()]);

/** The totals of the hubs of a scope that a list shows: computed once for each snapshot and principal. */
const sumOf = memoise((scope: HubScope) =>
  memoisePair((snapshot: Snapshot, { hubIds, thinRows }: HubList): PowerSummary => {
    const hubs = scope(hubsOf(snapshot)).filter(({ id }) => hubIds.has(id));
    const unread = [...thinRows]
      .filter(([id]) => !snapshot.hubs.has(id))
      .flatMap(([, row]) => HubRecord.decode(row, snapshot.observedAt) ?? []);
    return powerSummaryOf(hubs, hubs.length + scope(unread).length);
  }),
);

const sumsOf = memoisePair((_snapshot: Snapshot, _scope: HubScope) => new Map<string, PowerSummary>());

/** The same object for equal totals, whichever principal they are of, so that an event is executed once for all of them. */
function equalOnce(snapshot: Snapshot, scope: HubScope, totals: PowerSummary): PowerSummary {
  const sums = sumsOf(snapshot, scope);
  const key = JSON.stringify(totals);
  const known = sums.get(key) ?? totals;
  sums.set(key, known);
  return known;
}
