import { LRUCache } from 'lru-cache';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { PortRecord } from '../datasources/decode/port.js';
import type { Select, Transition } from '../live/transition.js';
import { badUserInput } from '../schema/gateway-error.js';
import { HubAspect } from '../schema/hub-aspect.js';
import type { HubFilter } from '../schema/hub-list-args.js';
import type { PowerReading } from '../schema/power.js';
import { memoise } from '../wire/memoise.js';
import { hubMatcher, isEqualForAll } from './hub-matcher.js';
import type { RequestContext } from './request-context.js';

export interface HubEvent {
  readonly hub: HubRecord;
  /** As the subscriber last received it; null where it did not, and for the current state. */
  readonly before: HubRecord | null;
  readonly changed: readonly HubAspect[];
  readonly observedAt: Date;
}

export interface PortEvent {
  readonly port: PortRecord;
  readonly observedAt: Date;
}

/** The characters of the filters whose selections are kept. */
const FILTER_CHARACTERS = 1_048_576;
/** The number of port numbers whose selections are kept; a hub has fewer ports. */
const PORT_NUMBERS = 100;

// Subscribers with equal arguments share a selection, and so the events, whose execution is shared.
const byFilter = new LRUCache<string, Select<HubEvent>>({
  maxSize: FILTER_CHARACTERS,
  sizeCalculation: (_select, filter) => filter.length,
});
const byPort = new LRUCache<number, Select<PortEvent>>({ max: PORT_NUMBERS });
/** One for each combination of aspects, of which there are 63. */
const byAspects = new Map<string, Select<HubEvent>>();

const ALL_ASPECTS = Object.values(HubAspect);

/**
 * The events of hubs that change in one of these aspects. Where a filter is set, they are those of hubs that match it
 * before or after the change; a hub that begins or stops matching causes an event whatever changed, because the client's
 * list gains or loses it.
 * @param aspects null for all.
 * @throws GatewayError BAD_USER_INPUT for an empty list of aspects; the error of the accounts or spaces that the filter
 * needs.
 */
export async function selectHubs(
  context: Pick<RequestContext, 'loaders' | 'signal'>,
  filter: HubFilter,
  aspects: readonly HubAspect[] | null,
): Promise<Select<HubEvent>> {
  if (aspects?.length === 0) throw badUserInput('aspects', 'must have at least one aspect');
  const wanted = ALL_ASPECTS.filter((aspect) => aspects === null || aspects.includes(aspect));
  const key = JSON.stringify([filter, wanted]);
  const isShared = isEqualForAll(filter);
  const known = isShared ? byFilter.get(key) : undefined;
  if (known !== undefined) return known;
  const matches = await hubMatcher(context, filter);
  const eventsIn = hubEventsIn(wanted);
  const select: Select<HubEvent> = (transition) => {
    const { hub, before } = transition;
    const isMatch = matches(hub);
    const wasMatch = before === null ? isMatch : matches(before);
    if (isMatch !== wasMatch) return hubEvents(transition);
    return isMatch ? eventsIn(transition) : [];
  };
  if (isShared) byFilter.set(key, select);
  return select;
}

const hubEvents: Select<HubEvent> = memoise((transition) => eventsOf(transition, ALL_ASPECTS));

/** The events of changes in some aspects: `changed` names no other. */
function hubEventsIn(wanted: readonly HubAspect[]): Select<HubEvent> {
  if (wanted.length === ALL_ASPECTS.length) return hubEvents;
  const key = wanted.join();
  const known = byAspects.get(key);
  if (known !== undefined) return known;
  const select: Select<HubEvent> = memoise((transition) => eventsOf(transition, wanted));
  byAspects.set(key, select);
  return select;
}

function eventsOf(
  { hub, before, delta, observedAt }: Transition,
  wanted: readonly HubAspect[],
): readonly HubEvent[] {
  const changed = delta?.aspects.filter((aspect) => wanted.includes(aspect)) ?? [];
  return delta !== null && changed.length === 0 ? [] : [{ hub, before, changed, observedAt }];
}

const portEvents: Select<PortEvent> = memoise(({ hub, delta, observedAt }) =>
  (delta?.ports ?? hub.ports).map((port) => ({ port, observedAt })),
);

/** The events of ports. @param portNumber null for the ports with any number. */
export function selectPorts(portNumber: number | null): Select<PortEvent> {
  if (portNumber === null) return portEvents;
  const known = byPort.get(portNumber);
  if (known !== undefined) return known;
  const select: Select<PortEvent> = (transition) =>
    portEvents(transition).filter(({ port }) => port.number === portNumber);
  byPort.set(portNumber, select);
  return select;
}

/** The power readings of hubs, each that differs from the last. */
export const selectPower: Select<PowerReading> = memoise(({ hub, delta }) =>
  hub.power !== null && (delta?.sampled ?? true) ? [hub.power] : [],
);
