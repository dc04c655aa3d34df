import { LRUCache } from 'lru-cache';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { PortRecord } from '../datasources/decode/port.js';
import type { Loaders } from '../datasources/loaders.js';
import type { Select } from '../live/transition.js';
import type { HubAspect } from '../schema/hub-aspect.js';
import type { HubFilter } from '../schema/hub-list-args.js';
import type { PowerReading } from '../schema/power.js';
import { memoise } from '../wire/memoise.js';
import { hubMatcher } from './hub-matcher.js';

export interface HubEvent {
  readonly hub: HubRecord;
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

const hubEvents: Select<HubEvent> = memoise(({ hub, delta, observedAt }) => {
  const changed = delta?.aspects ?? [];
  return delta !== null && changed.length === 0 ? [] : [{ hub, changed, observedAt }];
});

/**
 * The events of hubs that match a filter before or after the change: a hub that stops matching causes an event too.
 * @throws GatewayError where the accounts that the filter needs cannot be read.
 */
export async function selectHubs(loaders: Loaders, filter: HubFilter): Promise<Select<HubEvent>> {
  const key = JSON.stringify(filter);
  // What an account has depends on the principal.
  const isShared = typeof filter.accountId !== 'string';
  const known = isShared ? byFilter.get(key) : undefined;
  if (known !== undefined) return known;
  const matches = await hubMatcher(loaders, filter);
  const select: Select<HubEvent> = (transition) => {
    const { hub, before } = transition;
    return matches(hub) || (before !== null && matches(before)) ? hubEvents(transition) : [];
  };
  if (isShared) byFilter.set(key, select);
  return select;
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
