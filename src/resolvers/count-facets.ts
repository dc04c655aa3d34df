import type { GraphQLResolveInfo } from 'graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import { spacesById } from '../datasources/relations.js';
import { GatewayError } from '../schema/gateway-error.js';
import { type FacetCount, HubFacet } from '../schema/hub-facets.js';
import type { RecordOf } from '../schema/record-of.js';
import { isTurnOver, nextTurn } from '../wire/event-loop-turns.js';
import { compareTexts } from './compare-texts.js';
import { type CompletedHubs, completeHubs } from './complete-hubs.js';
import { FACET_VALUES } from './facet-values.js';
import { memoiseByList } from './memoise-by-list.js';
import type { Indexes, SortedList } from './paginate.js';
import { reportUnnamedSpaces, reportUnread } from './partial-error.js';
import type { RequestContext } from './request-context.js';
import { selectsField } from './selects-field.js';
import { sortInTurns } from './sort-in-turns.js';
import { visibleSpaces } from './visible-spaces.js';

type FacetContext = Pick<RequestContext, 'loaders' | 'signal' | 'partialErrors'>;
type FacetRecord = RecordOf<FacetCount>;

/** The number of hubs by value. */
type Tally = readonly Pick<FacetRecord, 'value' | 'count'>[];

interface Counted extends Pick<CompletedHubs, 'unread' | 'failure'> {
  readonly tally: Tally;
}

/** How many hubs are counted before the clock is read: about 0.1 ms of work. */
const HUBS_BETWEEN_CHECKS = 32;

const counted = memoiseByList<number, Promise<Counted>>();
/** The tallies that rows alone decide: they hold as long as the indexes of their list do. */
const knownTallies = new WeakMap<Indexes, Map<HubFacet, Tally>>();

/**
 * Counts the hubs of a filtered list by a facet, by count and label. Hubs that cannot be read are left out, and an error
 * at the path of the facet names them. The list of spaces is read only where labels of spaces are selected.
 * @throws GatewayError
 */
export async function countFacets(
  context: FacetContext,
  info: GraphQLResolveInfo,
  list: SortedList<HubRecord>,
  by: HubFacet,
): Promise<readonly FacetRecord[]> {
  const tally = knownTallies.get(list.indexes)?.get(by) ?? (await tallyUnknown(context, info, list, by));
  const labelOf = await labelsOf(context, info, by);
  const entryAt = (index: number): FacetRecord => {
    const { value, count } = tally[index] ?? { value: null, count: 0 };
    return { value, count, label: value === null ? FACET_VALUES[by].none : labelOf(value) };
  };
  return sortInTurns(tally.length, entryAt, compareCounts, context.signal);
}

async function tallyUnknown(
  context: FacetContext,
  info: GraphQLResolveInfo,
  list: SortedList<HubRecord>,
  by: HubFacet,
): Promise<Tally> {
  const result = await counted(context.signal, list.indexes, by, () => tallyList(context, list, by));
  reportUnread(context, info, result, 'are not counted');
  return result.tally;
}

async function tallyList(
  { loaders, signal }: FacetContext,
  { nodes, indexes }: SortedList<HubRecord>,
  by: HubFacet,
): Promise<Counted> {
  const { needed } = FACET_VALUES[by];
  const rows = Array.from(indexes, (index) => nodes[index]).filter((row) => row !== undefined);
  if (needed !== null && rows.some((row) => row.lacks(needed))) {
    const { hubs, unread, failure } = await completeHubs(loaders, rows, [needed]);
    return { tally: await tallyOf(hubs, by, signal), unread, failure };
  }
  const tally = await tallyOf(rows, by, signal);
  const known = knownTallies.get(indexes) ?? new Map<HubFacet, Tally>();
  knownTallies.set(indexes, known.set(by, tally));
  return { tally, unread: [], failure: null };
}

async function tallyOf(hubs: readonly HubRecord[], by: HubFacet, signal: AbortSignal): Promise<Tally> {
  const { of: valuesOf, keyOf } = FACET_VALUES[by];
  const tally = new Map<string | null, { value: string | null; count: number }>();
  let turns = 0;
  for (const [index, hub] of hubs.entries()) {
    if (index % HUBS_BETWEEN_CHECKS === 0 && isTurnOver()) {
      await nextTurn(turns++);
      if (signal.aborted) throw new GatewayError('CLIENT_DISCONNECTED');
    }
    for (const value of valuesOf(hub)) {
      const key = value === null || keyOf === undefined ? value : keyOf(value);
      const known = tally.get(key);
      if (known === undefined) tally.set(key, { value, count: 1 });
      else {
        known.count += 1;
        // Of several spellings the same one whatever the order of the list is.
        if (value !== null && known.value !== null && value < known.value) known.value = value;
      }
    }
  }
  return [...tally.values()];
}

/** The labels of the values of a facet. Names of spaces are those that the caller can see. */
async function labelsOf(
  context: FacetContext,
  info: GraphQLResolveInfo,
  by: HubFacet,
): Promise<(value: string) => string> {
  if (by !== HubFacet.SPACE || !selectsField(info, 'label')) return FACET_VALUES[by].labelOf;
  const { spaces, failure } = await visibleSpaces(context.loaders);
  if (failure !== null) reportUnnamedSpaces(context, info, failure, 'are their ids');
  return (spaceId) => spacesById.find(spaces, spaceId)?.name ?? spaceId;
}

function compareCounts(one: FacetRecord, other: FacetRecord): number {
  return (
    other.count - one.count ||
    compareTexts(one.label, other.label) ||
    (String(one.value) < String(other.value) ? -1 : 1)
  );
}
